import { rarityAtLarge } from './scoring';
import { splitWords } from './splitWords';

/** What a word may look like to be the one that is wanted. */
export interface WantedWord {
  readonly term: string;
  /** Also words that begin with it: the word is still being typed, or is a single Chinese character. */
  readonly isPrefix: boolean;
}

/** A word that is looked for. */
export interface QueryWord extends WantedWord {
  /** However few rows hold the word, it counts as no rarer than this: see `rarityAtLarge`. */
  readonly rarityAtMost: number;
}

export interface QueryWordsOptions {
  /** Whether the last word, if nothing follows it, may be unfinished. */
  readonly isTyping: boolean;
  /** Natural logarithm of how probable a word is in texts at large; -Infinity where that is not known. */
  readonly logProbabilityOf?: (word: string) => number;
}

/** The shortest beginning that stands for whole words. Single Chinese, Japanese and Korean characters always do. */
const SHORTEST_PREFIX = 2;

/** The words of a query, each once: parts of compounds, and the compounds as a whole. */
export function queryWords(
  query: string,
  { isTyping, logProbabilityOf = () => -Infinity }: QueryWordsOptions,
): readonly QueryWord[] {
  const words = splitWords(query);
  const found = new Map<string, QueryWord>();
  for (const [index, { term, start, end, isLastCharacter }] of words.entries()) {
    const isPair = isLastCharacter && words[index - 1]?.end === end;
    if (isPair) continue;
    const isUnfinished = isTyping && end === query.length && term.length >= SHORTEST_PREFIX;
    const isPrefix = isLastCharacter || isUnfinished || (found.get(term)?.isPrefix ?? false);
    const rarityAtMost = rarityAtLarge(logProbabilityOf(query.slice(start, end)));
    found.set(term, { term, isPrefix, rarityAtMost });
  }
  return [...found.values()];
}
