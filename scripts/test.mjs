import { chooseParts } from './chooseParts.mjs';
import { findBrowser } from './findBrowser.mjs';
import { findFreePort } from './findFreePort.mjs';
import { runMain } from './runMain.mjs';
import { runPart } from './runPart.mjs';
import { setUp } from './setUp.mjs';
import { testParts } from './testParts.mjs';

await runMain(async () => {
  const parts = chooseParts(testParts, process.argv.slice(2));
  setUp();
  const browser = parts.some((part) => part.needsBrowser) ? await findBrowser().catch(toError) : null;
  const env = await environmentOf(browser);
  /** @type {Set<string | undefined>} */
  const failedParts = new Set();
  let passed = 0;
  /** @type {string[]} */
  const failed = [];
  /** @type {string[]} */
  const skipped = [];

  /** @param {import('./testParts.mjs').TestPart} part */
  const run = async (part) => {
    console.log(`\n▶ ${part.title}`);
    const start = performance.now();
    let counts;
    if (failedParts.has(part.needs)) counts = notRun(`not run, because "${part.needs}" failed`);
    else if (part.needsBrowser && browser instanceof Error) counts = notRun(browser.message);
    else counts = await runPart(part, env);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`${counts.failed.length === 0 ? '✔' : '✘'} ${part.title} (${seconds} s)`);
    if (counts.failed.length > 0) failedParts.add(part.name);
    passed += counts.passed;
    failed.push(...counts.failed.map((name) => `${part.title}: ${name}`));
    skipped.push(...counts.skipped.map((name) => `${part.title}: ${name}`));
  };
  /** @param {string | undefined} lane */
  const runLane = async (lane) => {
    for (const part of parts) if (part.lane === lane) await run(part);
  };
  await Promise.all([runLane('checks'), runLane('build')]);
  await runLane(undefined);

  printList('Skipped', skipped);
  printList('Failed', failed);
  console.log(`\n${passed} passed, ${failed.length} failed`);
  if (failed.length > 0) process.exitCode = 1;
});

/**
 * What the parts read from the environment.
 *
 * @param {import('./findBrowser.mjs').Browser | Error | null} browser
 * @returns {Promise<Record<string, string>>}
 */
async function environmentOf(browser) {
  const port = { INKLING_PORT: String(await findFreePort()) };
  return browser === null || browser instanceof Error ? port : { ...port, INKLING_BROWSER: browser.executablePath };
}

/**
 * @param {string} reason
 * @returns {import('./testParts.mjs').TestCounts}
 */
function notRun(reason) {
  return { passed: 0, failed: [reason], skipped: [] };
}

/**
 * @param {unknown} thrown
 * @returns {Error}
 */
function toError(thrown) {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/**
 * @param {string} title
 * @param {string[]} lines
 */
function printList(title, lines) {
  if (lines.length > 0) console.log([`\n${title}:`, ...lines.map((line) => `  ${line}`)].join('\n'));
}
