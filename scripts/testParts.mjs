import { join } from 'node:path';
import { projectRoot } from './projectRoot.mjs';
import { readPlaywrightReport } from './readPlaywrightReport.mjs';
import { readVitestReport } from './readVitestReport.mjs';

/**
 * How the tests of a part went.
 *
 * @typedef {object} TestCounts
 * @property {number} passed
 * @property {string[]} failed Names of the tests that failed.
 * @property {string[]} skipped Names of the tests that did not run.
 */

/**
 * One part of `npm test`.
 *
 * @typedef {object} TestPart
 * @property {string} name The word that chooses the part on the command line.
 * @property {string} title
 * @property {string[]} args What Node.js runs.
 * @property {Record<string, string>} [env]
 * @property {string} [needs] The part whose result this one uses.
 * @property {boolean} [needsBrowser]
 * @property {'checks' | 'build'} [lane] Of a part that keeps one core busy: parts of the other lane run beside it. Parts
 *   without a lane run alone, because they use all cores.
 * @property {{ path: string, read: (report: unknown) => TestCounts }} [report] Where the part's tests are told; a part
 *   without it counts as one test.
 */

const reports = join(projectRoot, 'node_modules', '.cache', 'inkling', 'reports');

/** @type {readonly TestPart[]} */
export const testParts = [
  { name: 'format', title: 'Formatting', args: ['node_modules/oxfmt/bin/oxfmt', '--check'], lane: 'checks' },
  { name: 'lint', title: 'Lint', args: ['node_modules/oxlint/bin/oxlint'], lane: 'checks' },
  { name: 'types', title: 'Types', args: ['node_modules/typescript/bin/tsc', '--build'], lane: 'checks' },
  { name: 'unused', title: 'Unused code', args: ['node_modules/knip/bin/knip.js'], lane: 'checks' },
  {
    name: 'build',
    title: 'Production build',
    args: ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
    lane: 'build',
  },
  { name: 'sizes', title: 'Sizes of the build', args: ['scripts/checkSizes.mjs'], needs: 'build', lane: 'build' },
  { name: 'unit', title: 'Unit tests', ...vitestProject('node') },
  { name: 'browser', title: 'Browser tests', ...vitestProject('browser'), needsBrowser: true },
  {
    name: 'e2e',
    title: 'End-to-end tests',
    args: ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, 'e2e.json') },
    needs: 'build',
    needsBrowser: true,
    report: { path: join(reports, 'e2e.json'), read: readPlaywrightReport },
  },
];

/** @param {string} project */
function vitestProject(project) {
  const path = join(reports, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${path}`];
  return {
    args: ['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...reporters],
    report: { path, read: readVitestReport },
  };
}
