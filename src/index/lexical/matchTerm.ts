import { editDistance, forgivenErrors } from './editDistance';
import type { QueryWord } from './queryWords';
import { stemWord } from './stemWord';

/** How a word of a text answers a word of a query: best first, the last two by typing errors. */
export type TermMatch = 'exact' | 'stem' | 'prefix' | 'one-error' | 'two-errors';

/** How a term answers a word of a query; null when it does not. */
export function matchTerm({ term: wanted, isPrefix }: QueryWord, term: string): TermMatch | null {
  if (term === wanted) return 'exact';
  if (stemWord(term) === stemWord(wanted)) return 'stem';
  if (isPrefix && term.startsWith(wanted)) return 'prefix';
  const forgiven = forgivenErrors(wanted);
  if (forgiven === 0) return null;
  const errors = editDistance(wanted, term, forgiven);
  if (errors > forgiven) return null;
  return errors === 1 ? 'one-error' : 'two-errors';
}
