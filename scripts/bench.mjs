import { findBrowser } from './findBrowser.mjs';
import { findFreePort } from './findFreePort.mjs';
import { projectRoot } from './projectRoot.mjs';
import { runCommand } from './runCommand.mjs';
import { runMain } from './runMain.mjs';
import { setUp } from './setUp.mjs';

/** Ends what hangs: the soak takes longest. */
const limitSeconds = 4 * 3600;

await runMain(async () => {
  const [name] = process.argv.slice(2);
  if (name === undefined)
    throw new Error('Name a measurement of e2e/bench, such as "node scripts/bench.mjs ui-latency".');
  setUp();
  const { executablePath } = await findBrowser();
  const { build } = await import('vite');
  await build({ root: projectRoot, logLevel: 'warn' });
  const { succeeded } = await runCommand(
    process.execPath,
    ['node_modules/@playwright/test/cli.js', 'test', '--config', 'playwright.bench.config.ts', `/${name}.bench.ts`],
    { limitSeconds, env: { INKLING_BROWSER: executablePath, INKLING_PORT: String(await findFreePort()) } },
  );
  if (!succeeded) process.exitCode = 1;
});
