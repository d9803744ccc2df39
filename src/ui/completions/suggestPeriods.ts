import type { Suggestion } from './suggestValues';
import type { FirstMessages } from '../messages/en';

/**
 * Periods that people mean by words, the nearest first.
 *
 * @param today `YYYY-MM-DD`.
 */
export function suggestPeriods(today: string, words: FirstMessages['search']['periods']): readonly Suggestion[] {
  const [year, month, day] = today.split('-').map(Number) as [number, number, number];
  // Months and days out of their range go over into the neighbouring year and month.
  const iso = (ofYear: number, ofMonth: number, ofDay: number) =>
    new Date(Date.UTC(ofYear, ofMonth - 1, ofDay)).toISOString();
  const periods: readonly (readonly [string, string])[] = [
    [today, words.today],
    [iso(year, month, day - 1).slice(0, 10), words.yesterday],
    [iso(year, month, day - 7).slice(0, 10), words.weekAgo],
    [today.slice(0, 7), words.thisMonth],
    [iso(year, month - 1, 1).slice(0, 7), words.lastMonth],
    [String(year), words.thisYear],
    [String(year - 1), words.lastYear],
  ];
  return periods.map(([value, meaning]) => ({ value, documents: null, meaning }));
}
