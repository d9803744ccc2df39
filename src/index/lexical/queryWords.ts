import { splitWords } from './splitWords';

/** A word that is looked for. */
export interface QueryWord {
  readonly term: string;
  /** Also words that begin with it: the word is still being typed, or is a single Chinese character. */
  readonly isPrefix: boolean;
}

export interface QueryWordsOptions {
  /** Whether the last word, if nothing follows it, may be unfinished. */
  readonly isTyping: boolean;
}

/** The shortest beginning that stands for whole words. Single Chinese, Japanese and Korean characters always do. */
const SHORTEST_PREFIX = 2;

/** The words of a query, each once: parts of compounds, and the compounds as a whole. */
export function queryWords(query: string, { isTyping }: QueryWordsOptions): readonly QueryWord[] {
  const words = splitWords(query);
  const found = new Map<string, QueryWord>();
  for (const [index, { term, end, isLastCharacter }] of words.entries()) {
    const isPair = isLastCharacter && words[index - 1]?.end === end;
    if (isPair) continue;
    const isUnfinished = isTyping && end === query.length && term.length >= SHORTEST_PREFIX;
    const isPrefix = isLastCharacter || isUnfinished || (found.get(term)?.isPrefix ?? false);
    found.set(term, { term, isPrefix });
  }
  return [...found.values()];
}
