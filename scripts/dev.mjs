import { projectRoot } from './projectRoot.mjs';
import { readPort } from './readPort.mjs';
import { runMain } from './runMain.mjs';
import { setUp } from './setUp.mjs';

await runMain(async () => {
  const port = readPort(process.argv.slice(2), process.env);
  setUp();
  const { createServer } = await import('vite');
  const server = await createServer({ root: projectRoot, server: port === undefined ? {} : { port } });
  await server.listen();
  console.log(`Inkling under development is at ${server.resolvedUrls?.local[0]}`);
});
