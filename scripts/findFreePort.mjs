import { once } from 'node:events';
import { createServer } from 'node:net';

/** A port of this machine that nothing uses now. */
export async function findFreePort() {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}
