import type { TokenIds } from './TokenIds';

/** Words that are kept; 600,000 words of encyclopaedias and dialogues are 73,000 different ones. */
const MOST_WORDS = 1 << 17;
/** Longer words are not remembered; UTF-16 code units. */
const LONGEST_WORD = 64;

/** Remembers the ids of words. When there are too many, everything is forgotten. */
export class WordIds {
  readonly #idsOf = new Map<string, Int32Array>();

  /** Appends the ids of a word; false where it is not known. */
  append(word: string, ids: TokenIds): boolean {
    const known = this.#idsOf.get(word);
    if (known) ids.append(known, 0, known.length);
    return known !== undefined;
  }

  /** Remembers the last ids of a list, from `firstId` on, for a word. */
  add(word: string, ids: TokenIds, firstId: number): void {
    if (word.length > LONGEST_WORD) return;
    if (this.#idsOf.size === MOST_WORDS) this.#idsOf.clear();
    this.#idsOf.set(word, ids.ids.slice(firstId, ids.length));
  }
}
