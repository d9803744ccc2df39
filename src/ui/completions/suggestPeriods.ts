import type { Suggestion } from './suggestValues';

/**
 * Periods that people mean by words, the nearest first.
 *
 * @param today `YYYY-MM-DD`.
 */
export function suggestPeriods(today: string): readonly Suggestion[] {
  const [year, month, day] = today.split('-').map(Number) as [number, number, number];
  // Months and days out of their range go over into the neighbouring year and month.
  const iso = (ofYear: number, ofMonth: number, ofDay: number) =>
    new Date(Date.UTC(ofYear, ofMonth - 1, ofDay)).toISOString();
  const periods: readonly (readonly [string, string])[] = [
    [today, 'today'],
    [iso(year, month, day - 1).slice(0, 10), 'yesterday'],
    [iso(year, month, day - 7).slice(0, 10), 'a week ago'],
    [today.slice(0, 7), 'this month'],
    [iso(year, month - 1, 1).slice(0, 7), 'last month'],
    [String(year), 'this year'],
    [String(year - 1), 'last year'],
  ];
  return periods.map(([value, meaning]) => ({ value, documents: null, meaning }));
}
