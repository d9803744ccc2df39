import type { TokenIds } from './TokenIds';

/**
 * Parts that are kept. Most have been seen before: in the 173 notes of the Obsidian help, 14,000 different words stand
 * for 190,000 tokens.
 */
const MOST_PARTS = 1 << 16;
const PLACES = 2 * MOST_PARTS;
const KEY_UNITS = 1 << 20;
const KEPT_IDS = 1 << 19;

/**
 * Remembers the ids of parts of texts, in typed arrays of 6 MB. A part is looked up by its place in the text, so that
 * nothing is cut out of it. When one of the arrays is full, everything is forgotten.
 */
export class PartCache {
  /** Longer parts are not remembered; UTF-16 code units. */
  static readonly longestPart = 64;
  readonly ids = new Int32Array(KEPT_IDS);
  /** Of each entry: where its ids start, and, at the next number, where they end. */
  readonly idStarts = new Int32Array(MOST_PARTS + 1);
  /** Entry + 1 at each place of the hash table. */
  readonly #entries = new Int32Array(PLACES);
  readonly #hashes = new Int32Array(MOST_PARTS);
  readonly #keyStarts = new Int32Array(MOST_PARTS + 1);
  readonly #keys = new Uint16Array(KEY_UNITS);
  #count = 0;

  /** The entry of `text.slice(start, end)`, whose hash is given, or −1. */
  find(text: string, start: number, end: number, hash: number): number {
    const entries = this.#entries;
    for (let place = placeOf(hash); entries[place] !== 0; place = (place + 1) & (PLACES - 1)) {
      const entry = entries[place]! - 1;
      if (this.#hashes[entry] === hash && this.#isKey(entry, text, start, end)) return entry;
    }
    return -1;
  }

  /** Remembers the last ids of a list, from `firstId` on, for a part that is not yet known. */
  add(text: string, start: number, end: number, hash: number, ids: TokenIds, firstId: number): void {
    if (!this.#hasRoom(end - start, ids.length - firstId)) this.#clear();
    if (!this.#hasRoom(end - start, ids.length - firstId)) return;
    const entry = this.#count++;
    let key = this.#keyStarts[entry]!;
    for (let at = start; at < end; at++) this.#keys[key++] = text.charCodeAt(at);
    this.#keyStarts[entry + 1] = key;
    this.ids.set(ids.ids.subarray(firstId, ids.length), this.idStarts[entry]!);
    this.idStarts[entry + 1] = this.idStarts[entry]! + ids.length - firstId;
    this.#hashes[entry] = hash;
    let place = placeOf(hash);
    while (this.#entries[place] !== 0) place = (place + 1) & (PLACES - 1);
    this.#entries[place] = entry + 1;
  }

  #isKey(entry: number, text: string, start: number, end: number): boolean {
    let key = this.#keyStarts[entry]!;
    if (this.#keyStarts[entry + 1]! - key !== end - start) return false;
    const keys = this.#keys;
    for (let at = start; at < end; at++) if (keys[key++] !== text.charCodeAt(at)) return false;
    return true;
  }

  #hasRoom(units: number, ids: number): boolean {
    return (
      this.#count < MOST_PARTS &&
      this.#keyStarts[this.#count]! + units <= KEY_UNITS &&
      this.idStarts[this.#count]! + ids <= KEPT_IDS
    );
  }

  #clear(): void {
    this.#entries.fill(0);
    this.#count = 0;
  }
}

function placeOf(hash: number): number {
  return (hash ^ (hash >>> 16)) & (PLACES - 1);
}
