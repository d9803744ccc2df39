import { knowsAnyWord } from '../../encoders/knowsAnyWord';
import type { Starter } from '../../encoders/Starter';
import { phraseOf, type Phrase } from '../../index/lexical/phraseOf';
import { queryWords, type QueryWord } from '../../index/lexical/queryWords';
import { wordsAsWritten } from '../../index/lexical/splitWords';
import type { ParsedQuery } from '../../query/ParsedQuery';
import { parseQuery } from '../../query/parseQuery';

/** A query, ready to be answered. */
export interface SearchedQuery {
  /** As it was typed. */
  readonly query: string;
  readonly parsed: ParsedQuery;
  /** What is looked for, without operators; empty for a query of filters alone. */
  readonly text: string;
  /** Whether the starter knows any of its words well: see `knowsAnyWord`. */
  readonly isKnown: boolean;
  /** What is looked for and marked. */
  readonly wanted: { readonly words: readonly QueryWord[]; readonly phrases: readonly Phrase[] };
}

/**
 * Understands a query as it was typed.
 *
 * @param starter knows which words are common; not needed to mark what is looked for.
 */
export function searchedQuery(query: string, starter?: Pick<Starter, 'logProbabilityOf'>): SearchedQuery {
  const parsed = parseQuery(query);
  const { text, parts, endsInWord } = parsed;
  const words = queryWords(text, {
    isTyping: endsInWord,
    ...(starter && { logProbabilityOf: (word) => starter.logProbabilityOf(word) }),
  });
  const phrases = parts.flatMap(({ clause, isNegated }) =>
    clause.kind === 'phrase' && !isNegated ? [phraseOf(clause.text)] : [],
  );
  const isKnown = !starter || knowsAnyWord(wordsAsWritten(text), starter);
  return { query, parsed, text, isKnown, wanted: { words, phrases: phrases.filter((phrase) => phrase.length > 0) } };
}
