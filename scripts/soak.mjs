import { runCommand } from './runCommand.mjs';
import { runMain } from './runMain.mjs';
import { setUp } from './setUp.mjs';

/** Damaged files of each format: with every format more than ten thousand in all. */
const FILES_OF_A_FORMAT = 800;
const limitSeconds = 4 * 3600;

/**
 * The long campaign: damaged files of every format, all texts at hand, the recall of large indexes, the light encoder over
 * all sample notes, then kills of the browser, many tabs and large sources.
 */
await runMain(async () => {
  setUp();
  const share = Number(process.env['INKLING_KILLS_SHARE'] ?? 1);
  const files = String(Math.ceil(FILES_OF_A_FORMAT * share));
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project'];
  const steps = [
    [...vitest, 'node', 'src/documents/readers/fuzz.test.ts'],
    [...vitest, 'browser', 'src/engine/damagedPdf.browser.test.ts'],
    [...vitest, 'node', 'src/encoders/tokenizers/tokenizers.test.ts', 'src/index/denseIndex.test.ts'],
    ['scripts/bench.mjs', 'refined'],
    ['scripts/bench.mjs', 'soak'],
  ];
  for (const step of steps) {
    const env = { FUZZ_FILES: files, VITE_FUZZ_FILES: files, INKLING_LONG: '1' };
    const { succeeded } = await runCommand(process.execPath, step, { limitSeconds, env });
    // What fails does not keep the rest from running.
    if (!succeeded) process.exitCode = 1;
  }
});
