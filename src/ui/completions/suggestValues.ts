import type { Completions } from '../../protocol/EngineApi';
import type { TypedOperator } from './operatorAt';
import { suggestPeriods } from './suggestPeriods';
import type { FirstMessages } from '../messages/en';

/** A value on offer. */
export interface Suggestion {
  /** As it is written behind the operator, without quotation marks. */
  readonly value: string;
  /** How many documents it lets through; null where nobody has counted. */
  readonly documents: number | null;
  /** What it stands for, such as "this month"; empty where the value says so itself. */
  readonly meaning: string;
}

const mostSuggestions = 8;

/**
 * What to offer for an operator: values that begin with what was typed, then those of which a later part does (a word, a
 * folder, a lower level of a tag), then those that hold it. None where the only one is what was typed.
 *
 * @param today The local date, `YYYY-MM-DD`.
 */
export function suggestValues(
  operator: TypedOperator,
  completions: Completions,
  today: string,
  messages: FirstMessages,
): readonly Suggestion[] {
  const typed = folded(operator.typed);
  const ranked = offered(operator, completions, today, messages)
    .map((suggestion) => ({ suggestion, rank: rankOf(folded(`${suggestion.value} ${suggestion.meaning}`), typed) }))
    .filter(({ rank }) => rank < 3)
    // Sorting is stable: among those of a rank, those with most documents stay first.
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, mostSuggestions)
    .map(({ suggestion }) => suggestion);
  return ranked.length === 1 && folded(ranked[0]!.value) === typed ? [] : ranked;
}

function offered(
  { name }: TypedOperator,
  completions: Completions,
  today: string,
  { search, formats }: FirstMessages,
): readonly Suggestion[] {
  if (name === 'before' || name === 'after' || name === 'on') return suggestPeriods(today, search.periods);
  return completions[name].map(({ value, documents }) => ({
    value,
    documents,
    meaning: name === 'lang' ? (formats.language(value) ?? '') : '',
  }));
}

function rankOf(value: string, typed: string): number {
  if (value.startsWith(typed)) return 0;
  const place = value.indexOf(typed);
  return place < 0 ? 3 : /[\p{L}\p{N}]/u.test(value[place - 1]!) ? 2 : 1;
}

/** Without case and diacritics. */
function folded(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
