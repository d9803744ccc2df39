import { existsSync, readFileSync, rmSync } from 'node:fs';
import { runCommand } from './runCommand.mjs';

const limitSeconds = 2400;

/**
 * Runs one part of the tests and tells how it went. A part that ends badly without naming a failed test counts as one
 * failure.
 *
 * @param {import('./testParts.mjs').TestPart} part
 * @param {Record<string, string>} env Added to the environment.
 * @returns {Promise<import('./testParts.mjs').TestCounts>}
 */
export async function runPart(part, env) {
  if (part.report) rmSync(part.report.path, { force: true });
  const { succeeded, stopped, output } = await runCommand(process.execPath, part.args, {
    limitSeconds,
    env: { ...env, ...part.env },
    // What two parts print at once could not be told apart.
    hidden: part.lane !== undefined,
  });
  if (output !== '') console.log(output.trimEnd());
  const counts = readCounts(part, succeeded);
  if (stopped) return { ...counts, failed: [...counts.failed, `stopped after ${limitSeconds} s`] };
  if (!succeeded && counts.failed.length === 0) return { ...counts, failed: ['see its output above'] };
  return counts;
}

/**
 * @param {import('./testParts.mjs').TestPart} part
 * @param {boolean} succeeded
 * @returns {import('./testParts.mjs').TestCounts}
 */
function readCounts({ report }, succeeded) {
  if (!report) return { passed: succeeded ? 1 : 0, failed: [], skipped: [] };
  if (!existsSync(report.path)) return { passed: 0, failed: ['it left no report'], skipped: [] };
  return report.read(JSON.parse(readFileSync(report.path, 'utf8')));
}
