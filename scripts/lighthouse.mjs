import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './findBrowser.mjs';
import { printTable } from './printTable.mjs';
import { projectRoot } from './projectRoot.mjs';
import { runCommand } from './runCommand.mjs';
import { runMain } from './runMain.mjs';
import { serveBuild } from './serveBuild.mjs';
import { setUp } from './setUp.mjs';
import { slowdownFor } from './slowdownFor.mjs';
import { writeFigures } from './writeFigures.mjs';

/** The newest that runs on Node 20. It is fetched when it is used: it is larger than all else of the project. */
const LIGHTHOUSE = 'lighthouse@12.8.2';
/** Of each kind, in turns; the median counts. */
const RUNS = 7;
const limitSeconds = 300;

/**
 * @typedef {object} Report What is used of a report of Lighthouse.
 * @property {{ benchmarkIndex: number }} environment
 * @property {Record<'performance' | 'accessibility' | 'best-practices', { score: number }>} categories
 * @property {Record<string, { numericValue: number }>} audits
 */

/** Lighthouse's scores of the production build, as a phone and as a desktop. */
await runMain(async () => {
  setUp();
  const { executablePath, args } = await findBrowser();
  const { build } = await import('vite');
  await build({ root: projectRoot, logLevel: 'warn' });
  const address = await serveBuild({ port: undefined, strictPort: false, compressed: true });
  const folder = await mkdtemp(join(tmpdir(), 'inkling-lighthouse-'));
  try {
    /** @param {string[]} options @param {number} [tries] @returns {Promise<Report>} */
    const look = async (options, tries = 3) => {
      const file = join(folder, 'report.json');
      const { succeeded, output } = await runCommand(
        'npx',
        ['--yes', LIGHTHOUSE, address, '--quiet', '--output=json', `--output-path=${file}`].concat([
          `--chrome-flags=--headless=new ${args.filter((arg) => !arg.includes('features')).join(' ')}`,
          '--only-categories=performance,accessibility,best-practices',
          ...options,
        ]),
        { limitSeconds, env: { CHROME_PATH: executablePath }, hidden: true },
      );
      // Now and then it misses the beginning of a page, and asks to be run again.
      if (!succeeded && tries > 1) return await look(options, tries - 1);
      if (!succeeded) throw new Error(`Lighthouse did not end well:\n${output}`);
      return JSON.parse(await readFile(file, 'utf8'));
    };
    const { environment } = await look([]);
    const slowdown = Math.round(10 * slowdownFor(environment.benchmarkIndex)) / 10;
    const kinds = [
      { name: `phone, ${slowdown} times slower`, figure: 'phone', options: slowed(slowdown) },
      { name: 'phone, 4 times slower', figure: 'phone_4', options: slowed(4) },
      { name: 'desktop', figure: 'desktop', options: ['--preset=desktop'] },
    ].map((kind) => ({ ...kind, reports: /** @type {Report[]} */ ([]) }));
    for (let run = 0; run < RUNS; run += 1) {
      for (const { options, reports } of kinds) reports.push(await look(options));
      console.log(`${run + 1} of ${RUNS}`);
    }
    const head = ['', 'performance', 'lowest', 'highest', 'accessibility', 'best practices', 'blocked ms'];
    const rows = kinds.map(({ name, reports }) => {
      const performance = scores(reports, 'performance');
      const blocked = sorted(reports.map(({ audits }) => audits['total-blocking-time']?.numericValue ?? Number.NaN));
      return [
        name,
        median(performance),
        performance[0],
        performance.at(-1),
        scores(reports, 'accessibility')[0],
        scores(reports, 'best-practices')[0],
        Math.round(median(blocked)),
      ].map(String);
    });
    console.log(`The machine's benchmark index is ${environment.benchmarkIndex}; ${RUNS} runs each.`);
    printTable([head, ...rows]);
    await writeFigures('lighthouse', {
      conditions: { lighthouse: LIGHTHOUSE, benchmark_index: environment.benchmarkIndex, slowdown, runs: RUNS },
      figures: Object.fromEntries(
        kinds.flatMap(({ figure, reports }) => [
          [`lighthouse.${figure}.performance`, median(scores(reports, 'performance'))],
          [`lighthouse.${figure}.lowest_performance`, scores(reports, 'performance')[0] ?? Number.NaN],
          [`lighthouse.${figure}.lowest_accessibility`, scores(reports, 'accessibility')[0] ?? Number.NaN],
          [`lighthouse.${figure}.lowest_best_practices`, scores(reports, 'best-practices')[0] ?? Number.NaN],
        ]),
      ),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
// The server would go on.
process.exit();

/** @param {number} times */
function slowed(times) {
  return [`--throttling.cpuSlowdownMultiplier=${times}`];
}

/**
 * Scores out of 100, lowest first.
 *
 * @param {readonly Report[]} reports
 * @param {keyof Report['categories']} category
 */
function scores(reports, category) {
  return sorted(reports.map(({ categories }) => Math.round(100 * categories[category].score)));
}

/** @param {number[]} values */
function sorted(values) {
  return values.toSorted((a, b) => a - b);
}

/** @param {readonly number[]} ascending */
function median(ascending) {
  return ascending[Math.floor(ascending.length / 2)] ?? Number.NaN;
}
