import type { MarkedQuery } from '../../index/lexical/findMarks';
import { phraseOf } from '../../index/lexical/phraseOf';
import { queryWords } from '../../index/lexical/queryWords';
import type { ParsedQuery } from '../../query/ParsedQuery';
import { parseQuery } from '../../query/parseQuery';

/** A query, ready to be answered. */
export interface SearchedQuery {
  /** As it was typed. */
  readonly query: string;
  readonly parsed: ParsedQuery;
  /** What is looked for, without operators; empty for a query of filters alone. */
  readonly text: string;
  /** What is looked for and marked. */
  readonly wanted: MarkedQuery;
}

/** Understands a query as it was typed. */
export function searchedQuery(query: string): SearchedQuery {
  const parsed = parseQuery(query);
  const { text, parts, endsInWord } = parsed;
  const words = queryWords(text, { isTyping: endsInWord });
  const phrases = parts.flatMap(({ clause, isNegated }) =>
    clause.kind === 'phrase' && !isNegated ? [phraseOf(clause.text)] : [],
  );
  return { query, parsed, text, wanted: { words, phrases: phrases.filter((phrase) => phrase.length > 0) } };
}
