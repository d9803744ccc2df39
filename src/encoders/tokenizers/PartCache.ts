import type { TokenIds } from './TokenIds';

/**
 * Parts that are kept. Most have been seen before: in the 173 notes of the Obsidian help, 14,000 different words stand
 * for 190,000 tokens; 600,000 words of encyclopaedias and dialogues are 73,000 different ones.
 */
const MOST_PARTS = 1 << 17;
const FIRST_PARTS = 1 << 12;
/** Room for each part, on average; in the encyclopaedias 8 code units and 2 ids were needed. */
const UNITS_PER_PART = 16;
const IDS_PER_PART = 8;

/**
 * Remembers the ids of parts of texts, in typed arrays that grow up to 12 MB. A part is looked up by its place in the text,
 * so that nothing is cut out of it. When they are full, everything is forgotten.
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
  entries = new Int32Array(4 * 2 * FIRST_PARTS);
  /** The ids of all parts. */
  ids = new Int32Array(IDS_PER_PART * FIRST_PARTS);
  #keys = new Uint16Array(UNITS_PER_PART * FIRST_PARTS);
  #mostParts = FIRST_PARTS;
  #count = 0;
  #usedKeys = 0;
  #usedIds = 0;

  /** Where in `entries` the entry of `text.slice(start, end)` is, whose hash is given, or −1. */
  find(text: string, start: number, end: number, hash: number): number {
    const { entries } = this;
    const length = end - start;
    const lastPlace = entries.length / 4 - 1;
    for (let place = placeOf(hash) & lastPlace; ; place = (place + 1) & lastPlace) {
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
    if (!this.#hasRoom(length, idCount)) this.#makeRoom();
    this.#put(hash, this.#usedKeys, this.#usedIds, length * 256 + idCount);
    this.#count++;
    for (let at = start; at < end; at++) this.#keys[this.#usedKeys++] = text.charCodeAt(at);
    for (let at = firstId; at < ids.length; at++) this.ids[this.#usedIds++] = ids.ids[at]!;
  }

  #isKey(keyStart: number, text: string, start: number, end: number): boolean {
    const keys = this.#keys;
    for (let at = start, key = keyStart; at < end; at++, key++) if (keys[key] !== text.charCodeAt(at)) return false;
    return true;
  }

  #hasRoom(units: number, ids: number): boolean {
    const keysFit = this.#usedKeys + units <= this.#keys.length;
    return this.#count < this.#mostParts && keysFit && this.#usedIds + ids <= this.ids.length;
  }

  #makeRoom(): void {
    if (this.#mostParts === MOST_PARTS) {
      this.entries.fill(0);
      this.#count = this.#usedKeys = this.#usedIds = 0;
      return;
    }
    const { entries, ids } = this;
    const keys = this.#keys;
    this.#mostParts *= 2;
    this.entries = new Int32Array(2 * entries.length);
    this.ids = new Int32Array(2 * ids.length);
    this.#keys = new Uint16Array(2 * keys.length);
    this.ids.set(ids);
    this.#keys.set(keys);
    for (let at = 0; at < entries.length; at += 4) {
      if (entries[at + 3] !== 0) this.#put(entries[at]!, entries[at + 1]!, entries[at + 2]!, entries[at + 3]!);
    }
  }

  #put(hash: number, keyStart: number, idStart: number, sizes: number): void {
    const { entries } = this;
    const lastPlace = entries.length / 4 - 1;
    let place = placeOf(hash) & lastPlace;
    while (entries[4 * place + 3] !== 0) place = (place + 1) & lastPlace;
    entries[4 * place] = hash;
    entries[4 * place + 1] = keyStart;
    entries[4 * place + 2] = idStart;
    entries[4 * place + 3] = sizes;
  }
}

function placeOf(hash: number): number {
  return hash ^ (hash >>> 15);
}
