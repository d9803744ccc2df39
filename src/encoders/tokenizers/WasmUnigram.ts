import { buildTrie, CELL_BYTES } from './buildTrie';
import { copyUnits } from './copyUnits';
import { KernelMemory } from './KernelMemory';
import type { UnigramVocabulary } from './parseVocabulary';
import type { TokenIds } from './TokenIds';
import type { PieceModel } from './Tokenizer';
import { instantiateUnigramKernel, type UnigramKernel } from './unigramKernel';

const CODE_UNITS = 1 << 16;
const PLACE_BYTES = 8;
const SPLIT_BYTES = 16;
/** What each code unit that there is room for takes, in text, word and codes, with its split and ids. */
const ROOM_BYTES = 2 + 2 + 4 + SPLIT_BYTES + 8;
/** The kernel reads so many bytes at once, and so up to as many beyond the end. */
const READ_AT_ONCE = 8;
/** Code units of a text that are looked at together, to begin with. */
const FIRST_UNITS = 1 << 12;
/** Places for parts that are remembered, at most half of them taken: 262,144 parts, in 25 MB with their records. */
const FIRST_PLACES = 1 << 13;
const MOST_PLACES = 1 << 19;
/** Room for the record of a part, on average; in encyclopaedias 28 bytes were needed. */
const RECORD_BYTES = 64;

/**
 * What `PlainUnigram` does, in WebAssembly: compiled ahead, it is as fast with the first text as with the thousandth. Its
 * memory holds the pieces as a trie, and the ids of parts of texts that came before.
 */
export class WasmUnigram implements PieceModel {
  readonly #memory: KernelMemory;
  readonly #kernel: UnigramKernel;
  readonly #plainUnit: (unit: number) => number;
  /** The address of `assembly/Tokenization.ts`. */
  readonly #state: number;
  readonly #plainUnits: number;
  /** Code units of a text or of a word for which there is room. */
  #room = 0;
  #addresses = { text: 0, word: 0, ids: 0 };
  // What lies there, seen anew whenever the memory may have grown.
  #plain = new Uint16Array();
  #text = new Uint16Array();
  #word = new Uint16Array();
  #ids = new Int32Array();

  /**
   * @param mark Comes in front of every part of a text; one code unit.
   * @param plainUnit What becomes of a code unit before the text is split, or `NOT_PLAIN` where that depends on others.
   */
  constructor(vocabulary: UnigramVocabulary, mark: string, plainUnit: (unit: number) => number) {
    this.#plainUnit = plainUnit;
    const { pieces, logProbabilities, unknownId, unknownLogProbability } = vocabulary;
    const trie = buildTrie(pieces);
    // A table has twice the places of the one before.
    const tableBytes = 2 * MOST_PLACES * PLACE_BYTES;
    const recordBytes = (MOST_PLACES / 2) * RECORD_BYTES;
    const trieBytes = (CELL_BYTES + 4) * trie.cells + 8 * pieces.length;
    const memory = new KernelMemory(trieBytes + tableBytes + recordBytes + ROOM_BYTES * FIRST_UNITS + 6 * CODE_UNITS);
    this.#memory = memory;
    this.#kernel = instantiateUnigramKernel(memory);
    this.#state = memory.allocate(this.#kernel.stateBytes());
    const cells = memory.allocate(CELL_BYTES * trie.cells);
    const idOfCell = memory.allocate(4 * trie.cells);
    const codes = memory.allocate(4 * CODE_UNITS);
    this.#plainUnits = memory.allocate(2 * CODE_UNITS);
    const table = memory.allocate(tableBytes);
    const records = memory.allocate(recordBytes + READ_AT_ONCE);
    const scores = memory.allocate(8 * pieces.length);
    this.#makeRoom(FIRST_UNITS);
    const heldScores = new Float64Array(memory.buffer, scores, pieces.length);
    heldScores.set(logProbabilities);
    heldScores[unknownId] = unknownLogProbability;
    new Uint32Array(memory.buffer).set(trie.drafts, cells / 4);
    new Uint32Array(memory.buffer).set(trie.codes, codes / 4);
    this.#kernel.finishCells(cells, trie.cells, scores, idOfCell);
    this.#kernel.openTokenization(
      this.#state,
      cells,
      idOfCell,
      codes,
      unknownLogProbability,
      unknownId,
      mark.charCodeAt(0),
      this.#plainUnits,
      table,
      FIRST_PLACES,
      MOST_PLACES,
      records,
      records + recordBytes,
    );
  }

  encodeWord(word: string, ids: TokenIds): void {
    this.#splitWords([word]);
    this.#take(ids);
  }

  /**
   * Appends the ids of a text's parts between spaces, tabs and line breaks, each with the mark in front.
   *
   * @param wordsOf What a part is normalised and split into whose code units cannot be looked at one by one; null if the
   *   text must be looked at as a whole.
   * @returns false where the text must be looked at as a whole; ids have been appended nevertheless.
   */
  encodeParts(text: string, wordsOf: (part: string) => readonly string[] | null, ids: TokenIds): boolean {
    for (let start = 0; start < text.length;) {
      const count = Math.min(this.#room, text.length - start);
      const isEnd = start + count === text.length;
      copyUnits(text, start, start + count, this.#text);
      let at = 0;
      while (at < count) {
        at = this.#kernel.encodeParts(this.#state, at, count, isEnd ? 1 : 0);
        this.#take(ids);
        const end = endOfPart(this.#text, at, count);
        if (end === count && !isEnd) break;
        if (at === end || this.#learn(at, end)) continue;
        const words = wordsOf(text.slice(start + at, start + end));
        if (words === null) return false;
        this.#splitWords(words);
        this.#kernel.rememberPart(this.#state, at, end);
        this.#take(ids);
        at = end;
      }
      // A part that is longer than all there is room for.
      if (at === 0) this.#makeRoom(2 * this.#room);
      start += at;
    }
    return true;
  }

  /** Appends the ids of words to those that are not taken. */
  #splitWords(words: readonly string[]): void {
    const length = words.reduce((sum, word) => sum + word.length, 0);
    if (length > this.#room) this.#makeRoom(Math.max(length, 2 * this.#room));
    for (const word of words) {
      copyUnits(word, 0, word.length, this.#word);
      this.#kernel.splitWord(this.#state, word.length);
    }
  }

  /** Looks at code units for the first time; false if all have been seen before. */
  #learn(start: number, end: number): boolean {
    let learned = false;
    for (let at = start; at < end; at++) {
      const unit = this.#text[at]!;
      if (this.#plain[unit] !== 0) continue;
      this.#plain[unit] = this.#plainUnit(unit);
      learned = true;
    }
    return learned;
  }

  #take(ids: TokenIds): void {
    ids.append(this.#ids, 0, this.#kernel.idCount(this.#state));
    this.#kernel.forgetIds(this.#state);
  }

  /** Makes room for so many code units of a text or of a word; the text stays. */
  #makeRoom(units: number): void {
    const memory = this.#memory;
    // No part has more ids than two for each code unit and for its mark.
    const text = memory.allocate(2 * units + READ_AT_ONCE);
    const word = memory.allocate(2 * (units + 1));
    const wordCodes = memory.allocate(4 * (units + 2));
    const splits = memory.allocate(SPLIT_BYTES * (units + 2));
    const ids = memory.allocate(4 * 2 * (units + 1));
    new Uint8Array(memory.buffer).copyWithin(text, this.#addresses.text, this.#addresses.text + 2 * this.#room);
    this.#kernel.placeRoom(this.#state, text, word, wordCodes, splits, ids);
    this.#room = units;
    this.#addresses = { text, word, ids };
    this.#lookAgain();
  }

  #lookAgain(): void {
    const { buffer } = this.#memory;
    const { text, word, ids } = this.#addresses;
    this.#plain = new Uint16Array(buffer, this.#plainUnits, CODE_UNITS);
    this.#text = new Uint16Array(buffer, text, this.#room);
    this.#word = new Uint16Array(buffer, word, this.#room + 1);
    this.#ids = new Int32Array(buffer, ids, 2 * (this.#room + 1));
  }
}

/** The first space, tab or line break from `start` on, or `end`. */
function endOfPart(units: Uint16Array, start: number, end: number): number {
  let at = start;
  while (at < end && !isBlank(units[at]!)) at++;
  return at;
}

function isBlank(unit: number): boolean {
  return unit === 32 || unit === 10 || unit === 9 || unit === 13;
}
