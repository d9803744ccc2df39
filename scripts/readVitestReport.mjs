import { relative } from 'node:path';
import { projectRoot } from './projectRoot.mjs';

/**
 * The part of Vitest's JSON report that is read here.
 *
 * @typedef {object} VitestReport
 * @property {VitestFile[]} testResults
 */

/**
 * @typedef {object} VitestFile
 * @property {string} name
 * @property {string} status
 * @property {{ fullName: string, status: string }[]} assertionResults
 */

/**
 * Counts the tests of Vitest's JSON report. A file that could not be loaded counts as one failed test.
 *
 * @param {unknown} report
 * @returns {import('./testParts.mjs').TestCounts}
 */
export function readVitestReport(report) {
  const { testResults } = /** @type {VitestReport} */ (report);
  const tests = testResults.flatMap((file) =>
    file.assertionResults.map(({ fullName, status }) => ({ name: `${pathOf(file)} › ${fullName}`, status })),
  );
  const named = (/** @type {string} */ status) =>
    tests.filter((test) => test.status === status).map((test) => test.name);
  const brokenFiles = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  );
  return {
    passed: named('passed').length,
    failed: [...named('failed'), ...brokenFiles.map(pathOf)],
    skipped: ['pending', 'skipped', 'todo', 'disabled'].flatMap(named),
  };
}

/** @param {VitestFile} file */
function pathOf(file) {
  return relative(projectRoot, file.name);
}
