import type { MapDocument } from '../../protocol/EngineApi';
import type { LaterMessages } from '../messages/enLater';

/** A bar of a chart. */
export interface DocumentCount {
  readonly name: string;
  readonly documents: number;
}

/** Over more years than that, bars are years instead of months. */
const MOST_MONTHS = 18;
const MOST_BARS = 12;

/** What bars are called that have no name of their own. */
type Words = Pick<LaterMessages['map'], 'others' | 'notKnown' | 'noDate'>;

/** How many documents each source has, most first, then by name; the smallest are joined as "Others". */
export function countBySource(documents: readonly MapDocument[], words: Words): DocumentCount[] {
  return largest(count(documents.map(({ sourceName }) => sourceName)), words);
}

/** How many documents are in each language, most first, then by name. */
export function countByLanguage(
  documents: readonly MapDocument[],
  nameOf: (code: string) => string,
  words: Words,
): DocumentCount[] {
  return largest(
    count(documents.map(({ language }) => (language === null ? words.notKnown : nameOf(language)))),
    words,
  );
}

/**
 * How many documents there are of each month, or of each year where these are many, oldest first; months and years
 * without any included. Documents without a date are counted last.
 */
export function countByTime(documents: readonly MapDocument[], words: Words): DocumentCount[] {
  const dates = documents.map(({ date }) => (date !== null && /^\d{4}-\d{2}/.test(date) ? date : null));
  const months = dates.flatMap((date) => (date === null ? [] : monthNumber(date)));
  const undated = dates.filter((date) => date === null).length;
  const last = undated > 0 ? [{ name: words.noDate, documents: undated }] : [];
  if (months.length === 0) return last;
  const first = months.reduce((least, month) => Math.min(least, month));
  const end = months.reduce((most, month) => Math.max(most, month));
  const isMonths = end - first < MOST_MONTHS;
  const step = isMonths ? 1 : 12;
  const counts = new Map<number, number>();
  for (const month of months) {
    const bar = Math.floor(month / step);
    counts.set(bar, (counts.get(bar) ?? 0) + 1);
  }
  const from = Math.floor(first / step);
  const bars = Array.from({ length: Math.floor(end / step) - from + 1 }, (_, index) => from + index);
  // A single wrong date, such as 1970, would make a long chart of nothing.
  const shown = bars.length > 3 * MOST_BARS ? bars.filter((bar) => counts.has(bar)) : bars;
  return [
    ...shown.map((bar) => ({
      name: isMonths ? `${Math.floor(bar / 12)}-${String((bar % 12) + 1).padStart(2, '0')}` : String(bar),
      documents: counts.get(bar) ?? 0,
    })),
    ...last,
  ];
}

function monthNumber(date: string): number {
  return 12 * Number(date.slice(0, 4)) + Number(date.slice(5, 7)) - 1;
}

function count(names: readonly string[]): DocumentCount[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Array.from(counts, ([name, documents]) => ({ name, documents })).toSorted(
    (a, b) => b.documents - a.documents || (a.name < b.name ? -1 : 1),
  );
}

function largest(counts: DocumentCount[], words: Words): DocumentCount[] {
  if (counts.length <= MOST_BARS) return counts;
  const rest = counts.slice(MOST_BARS - 1).reduce((sum, { documents }) => sum + documents, 0);
  return [...counts.slice(0, MOST_BARS - 1), { name: words.others, documents: rest }];
}
