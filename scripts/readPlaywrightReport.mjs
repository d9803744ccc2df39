/**
 * The part of Playwright's JSON report that is read here.
 *
 * @typedef {object} PlaywrightSuite
 * @property {string} title
 * @property {PlaywrightSuite[]} [suites]
 * @property {{ title: string, tests: { status: 'expected' | 'unexpected' | 'flaky' | 'skipped' }[] }[]} specs
 */

/**
 * Counts the tests of Playwright's JSON report.
 *
 * @param {unknown} report
 * @returns {import('./testParts.mjs').TestCounts}
 */
export function readPlaywrightReport(report) {
  const { suites } = /** @type {{ suites: PlaywrightSuite[] }} */ (report);
  const tests = suites.flatMap((suite) => testsOf(suite, []));
  const named = (/** @type {string} */ status) =>
    tests.filter((test) => test.status === status).map((test) => test.name);
  return {
    passed: named('expected').length,
    failed: [...named('unexpected'), ...named('flaky')],
    skipped: named('skipped'),
  };
}

/**
 * @param {PlaywrightSuite} suite
 * @param {string[]} parents
 * @returns {{ name: string, status: string }[]}
 */
function testsOf(suite, parents) {
  const path = [...parents, suite.title];
  const own = suite.specs.flatMap((spec) =>
    spec.tests.map(({ status }) => ({ name: [...path, spec.title].join(' › '), status })),
  );
  return [...own, ...(suite.suites ?? []).flatMap((inner) => testsOf(inner, path))];
}
