import type { UnigramVocabulary } from './parseVocabulary';
import { PackedTrie } from './PackedTrie';
import { PieceTrie } from './PieceTrie';
import type { TokenIds } from './TokenIds';
import type { PieceModel } from './Tokenizer';

/** What `PlainUnigram` does, over a trie and UTF-16 code units, without allocating. */
export class TrieUnigram implements PieceModel {
  readonly #vocabulary: UnigramVocabulary;
  readonly #trie: PackedTrie;
  /** By id; the unknown piece costs what an unknown character costs. */
  readonly #scores: Float64Array;
  /** The word that is split, in codes of the trie. */
  #codes = new Int32Array(256);
  /** Where each character starts that is a pair of surrogates, and null where there are none. */
  #pairs: ReadonlySet<number> | null = null;
  // Of each end in the word: the best score up to it, where the piece that ends there starts, and its id.
  #best = new Float64Array(256);
  #starts = new Int32Array(256);
  #ids = new Int32Array(256);

  constructor(vocabulary: UnigramVocabulary) {
    this.#vocabulary = vocabulary;
    this.#scores = Float64Array.from(vocabulary.logProbabilities);
    this.#scores[vocabulary.unknownId] = vocabulary.unknownLogProbability;
    const trie = new PieceTrie();
    for (let id = 0; id < vocabulary.pieces.length; id++) trie.add(vocabulary.pieces[id]!, id);
    this.#trie = new PackedTrie(trie);
  }

  encodeWord(word: string, ids: TokenIds): void {
    const length = word.length;
    if (length >= this.#best.length) this.#reserve(2 * length);
    const { codes } = this.#trie;
    const wordCodes = this.#codes;
    let hasPairs = false;
    for (let at = 0; at < length; at++) {
      const unit = word.charCodeAt(at);
      wordCodes[at] = codes[unit]!;
      if ((unit & 0xfc00) === 0xd800) hasPairs = true;
    }
    this.#pairs = hasPairs ? pairsOf(word) : null;
    this.#split(length, ids);
  }

  /** The same for the word that is `mark` and `text.slice(start, end)`, which is ASCII, in lower case if wanted. */
  encodeAscii(mark: number, text: string, start: number, end: number, lowercase: boolean, ids: TokenIds): void {
    const length = end - start + 1;
    if (length >= this.#best.length) this.#reserve(2 * length);
    const { codes } = this.#trie;
    const wordCodes = this.#codes;
    wordCodes[0] = codes[mark]!;
    for (let from = start, to = 1; from < end; from++, to++) {
      const unit = text.charCodeAt(from);
      wordCodes[to] = codes[lowercase && unit >= 65 && unit <= 90 ? unit + 32 : unit]!;
    }
    this.#pairs = null;
    this.#split(length, ids);
  }

  #split(length: number, ids: TokenIds): void {
    this.#findBest(length);

    // Backwards, the starts become the ends of the pieces before them; then forwards.
    const starts = this.#starts;
    let next = length;
    for (let end = length; end > 0;) {
      const start = starts[end]!;
      starts[end] = next;
      next = end;
      end = start;
    }
    const { unknownId } = this.#vocabulary;
    let last = -1;
    for (let end = next; end > 0; end = end === length ? 0 : starts[end]!) {
      const id = this.#ids[end]!;
      if (id !== unknownId || last !== unknownId) ids.push(id);
      last = id;
    }
  }

  #findBest(length: number): void {
    const [codes, pairs] = [this.#codes, this.#pairs];
    const [best, starts, ids, scores] = [this.#best, this.#starts, this.#ids, this.#scores];
    const { cells } = this.#trie;
    const { unknownId, unknownLogProbability } = this.#vocabulary;
    best.fill(-Infinity, 1, length + 1);
    best[0] = 0;
    for (let start = 0; start < length; start++) {
      const score = best[start]!;
      // Within a pair of surrogates.
      if (score === -Infinity) continue;
      const afterFirst = start + (pairs !== null && pairs.has(start) ? 2 : 1);
      let firstIsKnown = false;
      let cell = PackedTrie.root;
      for (let end = start + 1; end <= length; end++) {
        const code = codes[end - 1]!;
        if (code === 0) break;
        const next = cells[cell]! + code;
        if (cells[next + 1] !== cell) break;
        cell = next;
        const id = cells[cell + 2]!;
        if (id < 0) continue;
        if (end === afterFirst) firstIsKnown = true;
        const total = score + scores[id]!;
        if (total > best[end]!) {
          best[end] = total;
          starts[end] = start;
          ids[end] = id;
        }
      }
      if (!firstIsKnown && score + unknownLogProbability > best[afterFirst]!) {
        best[afterFirst] = score + unknownLogProbability;
        starts[afterFirst] = start;
        ids[afterFirst] = unknownId;
      }
    }
  }

  #reserve(length: number): void {
    this.#codes = new Int32Array(length);
    this.#best = new Float64Array(length);
    this.#starts = new Int32Array(length);
    this.#ids = new Int32Array(length);
  }
}

/** Where the pairs of surrogates in a word start. */
function pairsOf(word: string): ReadonlySet<number> {
  const pairs = new Set<number>();
  for (let at = 0; at < word.length; at++) if (word.codePointAt(at)! > 0xffff) pairs.add(at++);
  return pairs;
}
