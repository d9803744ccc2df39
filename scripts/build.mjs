import { projectRoot } from './projectRoot.mjs';
import { runMain } from './runMain.mjs';

/** Builds the app into `dist`; with `--sealed`, one that has no way at all to another site. */
await runMain(async () => {
  const unknown = process.argv.slice(2).find((argument) => argument !== '--sealed');
  if (unknown !== undefined) throw new Error(`"${unknown}" is no option of the build: it knows --sealed.`);
  process.env['INKLING_SEALED'] = process.argv.includes('--sealed') ? '1' : '0';
  const { build } = await import('vite');
  await build({ root: projectRoot, logLevel: 'warn' });
});
