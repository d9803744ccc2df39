import type { MarkedQuery } from '../../index/lexical/findMarks';
import type { WordIndex } from '../words/WordIndex';
import type { SearchedQuery } from './searchedQuery';

/** What to mark of a query: a word with typing errors only where the index looks for it so. */
export function markedQuery({ words, phrases }: SearchedQuery['wanted'], index: WordIndex): MarkedQuery {
  const marked = words.map(({ term, isPrefix, ...word }) => ({
    term,
    isPrefix,
    mayBeMistyped: index.forgives({ term, isPrefix, ...word }),
  }));
  return { words: marked, phrases };
}
