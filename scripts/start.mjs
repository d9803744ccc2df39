import { projectRoot } from './projectRoot.mjs';
import { readPort } from './readPort.mjs';
import { runMain } from './runMain.mjs';
import { serveBuild } from './serveBuild.mjs';
import { setUp } from './setUp.mjs';

await runMain(async () => {
  const port = readPort(process.argv.slice(2), process.env);
  setUp();
  console.log('Building Inkling …');
  const { build } = await import('vite');
  await build({ root: projectRoot, logLevel: 'warn' });
  const address = await serveBuild({ port, strictPort: false });
  console.log(`Inkling is at ${address}`);
});
