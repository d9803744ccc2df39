import { splitWords } from './splitWords';

/** A word of a phrase. */
export interface PhraseWord {
  readonly term: string;
  /** Any word that begins with it: a single Chinese character is the beginning of its pairs. */
  readonly isPrefix: boolean;
  /** How many words behind the first. */
  readonly offset: number;
}

/** Words that stand one behind the other; compared without case and diacritics, but otherwise as written. */
export type Phrase = readonly PhraseWord[];

/** The words of a phrase; empty when the text holds none. */
export function phraseOf(text: string): Phrase {
  const words = splitWords(text).filter(({ isWhole }) => !isWhole);
  const first = words[0]?.position ?? 0;
  return words
    .filter(({ isLastCharacter, end }, index) => !isLastCharacter || words[index - 1]?.end !== end)
    .map(({ term, isLastCharacter, position }) => ({ term, isPrefix: isLastCharacter, offset: position - first }));
}
