import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from './projectRoot.mjs';
import { readVitestReport } from './readVitestReport.mjs';

describe('readVitestReport', () => {
  it('counts tests by outcome, and a file that does not load as one failure', () => {
    const report = {
      testResults: [
        {
          name: join(projectRoot, 'src', 'a.test.ts'),
          status: 'failed',
          assertionResults: [
            { fullName: 'a works', status: 'passed' },
            { fullName: 'a breaks', status: 'failed' },
            { fullName: 'a waits', status: 'skipped' },
            { fullName: 'a is planned', status: 'todo' },
          ],
        },
        { name: join(projectRoot, 'src', 'b.test.ts'), status: 'failed', assertionResults: [] },
      ],
    };
    expect(readVitestReport(report)).toEqual({
      passed: 1,
      failed: ['src/a.test.ts › a breaks', 'src/b.test.ts'],
      skipped: ['src/a.test.ts › a waits', 'src/a.test.ts › a is planned'],
    });
  });
});
