import { editDistance, forgivenErrors } from './editDistance';
import type { WantedWord } from './queryWords';
import { stemWord } from './stemWord';

/** How a word of a text answers a word of a query: best first, the last two by typing errors. */
export type TermMatch = 'exact' | 'stem' | 'prefix' | 'one-error' | 'two-errors';

/** How a term answers a word of a query; null when it does not. */
export function matchTerm(wanted: WantedWord, term: string): TermMatch | null {
  if (term === wanted.term) return 'exact';
  if (stemWord(term) === stemWord(wanted.term)) return 'stem';
  if (wanted.isPrefix && term.startsWith(wanted.term)) return 'prefix';
  const forgiven = forgivenErrors(wanted.term);
  if (forgiven === 0) return null;
  const errors = editDistance(wanted.term, term, forgiven);
  if (errors > forgiven) return null;
  return errors === 1 ? 'one-error' : 'two-errors';
}

/** Whether a term answers a word of a query without typing errors. */
export function isCloseMatch({ term: wanted, isPrefix }: WantedWord, term: string): boolean {
  if (isPrefix && term.startsWith(wanted)) return true;
  // Most terms begin otherwise; no stem does.
  return term.charCodeAt(0) === wanted.charCodeAt(0) && stemWord(term) === stemWord(wanted);
}
