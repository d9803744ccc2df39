import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toIsoDate } from './isoDate';

describe('toIsoDate', () => {
  it.each<[unknown, string]>([
    ['2026-03-14', '2026-03-14'],
    ['2026-3-4', '2026-03-04'],
    ['2026/03/14', '2026-03-14'],
    ['14.3.2026', '2026-03-14'],
    ['20260314', '2026-03-14'],
    [20260314, '2026-03-14'],
    ['[[2026-03-14]]', '2026-03-14'],
    ['2026-03-14 09:30', '2026-03-14'],
    ['2026-03-14T09:30:15', '2026-03-14'],
    ['2026-03-14T09:30:15Z', '2026-03-14T09:30:15.000Z'],
    ['2026-03-14T09:30:15.123+02:00', '2026-03-14T07:30:15.000Z'],
    ['2026-01-01 01:00 +0200', '2025-12-31T23:00:00.000Z'],
    [1773480615, '2026-03-14T09:30:15.000Z'],
    [1773480615000, '2026-03-14T09:30:15.000Z'],
    ['1773480615', '2026-03-14T09:30:15.000Z'],
  ])('reads %j as %s', (value, expected) => {
    expect(toIsoDate(value)).toBe(expected);
  });

  it.each([
    undefined,
    null,
    '',
    'tomorrow',
    '03/04/2026',
    '2026-02-30',
    '2026-13-01',
    12,
    {},
    [],
    Number.NaN,
    '{{date}}',
  ])('makes nothing of %j', (value) => {
    expect(toIsoDate(value)).toBeUndefined();
  });

  it('gives a date or a timestamp for whatever it takes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.stringMatching(/^[\d\-/.: TZ+]{0,30}$/), fc.double()), (value) => {
        const date = toIsoDate(value);
        if (date !== undefined) expect(date).toMatch(/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d\.\d{3}Z)?$/);
      }),
      { seed: 1 },
    );
  });
});
