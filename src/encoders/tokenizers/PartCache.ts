import type { TokenIds } from './TokenIds';

/**
 * Parts that are kept. Most have been seen before: in the 173 notes of the Obsidian help, 14,000 different words stand
 * for 190,000 tokens; 600,000 words of encyclopaedias and dialogues are 73,000 different ones.
 */
const MOST_PARTS = 1 << 17;
const LAST_PLACE = 2 * MOST_PARTS - 1;
const KEY_UNITS = 1 << 21;
const KEPT_IDS = 1 << 20;

/**
 * Remembers the ids of parts of texts, in typed arrays of 12 MB at most. A part is looked up by its place in the text,
 * so that nothing is cut out of it. When one of the arrays is full, everything is forgotten.
 */
export class PartCache {
  /** Longer parts are not remembered; UTF-16 code units. */
  static readonly longestPart = 64;
  /** More ids of one part are not remembered. */
  static readonly mostIds = 255;
  /**
   * An entry in four numbers: the part's hash, where its code units start, where its ids start, and
   * `length × 256 + number of ids`, which is 0 where there is no entry.
   */
  readonly entries = new Int32Array(4 * (LAST_PLACE + 1));
  /** The ids of all parts. */
  readonly ids = new Int32Array(KEPT_IDS);
  readonly #keys = new Uint16Array(KEY_UNITS);
  #count = 0;
  #usedKeys = 0;
  #usedIds = 0;

  /** Where in `entries` the entry of `text.slice(start, end)` is, whose hash is given, or −1. */
  find(text: string, start: number, end: number, hash: number): number {
    const { entries } = this;
    const length = end - start;
    for (let place = placeOf(hash); ; place = (place + 1) & LAST_PLACE) {
      const entry = 4 * place;
      const sizes = entries[entry + 3]!;
      if (sizes === 0) return -1;
      if (entries[entry] === hash && sizes >> 8 === length && this.#isKey(entries[entry + 1]!, text, start, end)) {
        return entry;
      }
    }
  }

  /** Remembers the last ids of a list, from `firstId` on, for a part that is not yet known. */
  add(text: string, start: number, end: number, hash: number, ids: TokenIds, firstId: number): void {
    const length = end - start;
    const idCount = ids.length - firstId;
    if (length > PartCache.longestPart || idCount > PartCache.mostIds) return;
    if (this.#count === MOST_PARTS || this.#usedKeys + length > KEY_UNITS || this.#usedIds + idCount > KEPT_IDS) {
      this.entries.fill(0);
      this.#count = this.#usedKeys = this.#usedIds = 0;
    }
    let place = placeOf(hash);
    while (this.entries[4 * place + 3] !== 0) place = (place + 1) & LAST_PLACE;
    this.entries[4 * place] = hash;
    this.entries[4 * place + 1] = this.#usedKeys;
    this.entries[4 * place + 2] = this.#usedIds;
    this.entries[4 * place + 3] = length * 256 + idCount;
    this.#count++;
    for (let at = start; at < end; at++) this.#keys[this.#usedKeys++] = text.charCodeAt(at);
    for (let at = firstId; at < ids.length; at++) this.ids[this.#usedIds++] = ids.ids[at]!;
  }

  #isKey(keyStart: number, text: string, start: number, end: number): boolean {
    const keys = this.#keys;
    for (let at = start, key = keyStart; at < end; at++, key++) if (keys[key] !== text.charCodeAt(at)) return false;
    return true;
  }
}

function placeOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & LAST_PLACE;
}
