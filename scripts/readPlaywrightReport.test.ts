import { describe, expect, it } from 'vitest';
import { readPlaywrightReport } from './readPlaywrightReport.mjs';

describe('readPlaywrightReport', () => {
  it('counts tests by outcome, in nested groups too', () => {
    const spec = (title: string, status: string) => ({ title, tests: [{ status }] });
    const report = {
      errors: [],
      suites: [
        {
          title: 'private.spec.ts',
          specs: [spec('sends nothing', 'expected'), spec('asks first', 'unexpected')],
          suites: [{ title: 'on phones', specs: [spec('sends nothing', 'skipped'), spec('asks first', 'flaky')] }],
        },
      ],
    };
    expect(readPlaywrightReport(report)).toEqual({
      passed: 1,
      failed: ['private.spec.ts › asks first', 'private.spec.ts › on phones › asks first'],
      skipped: ['private.spec.ts › on phones › sends nothing'],
    });
  });
});
