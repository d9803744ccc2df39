import type { UnigramVocabulary } from './parseVocabulary';
import { PieceTrie, placeOfEdge } from './PieceTrie';
import type { TokenIds } from './TokenIds';
import type { PieceModel } from './Tokenizer';

/** What `PlainUnigram` does, over a trie and UTF-16 code units, without allocating. */
export class TrieUnigram implements PieceModel {
  readonly #vocabulary: UnigramVocabulary;
  readonly #trie = new PieceTrie();
  /** By id; the unknown piece costs what an unknown character costs. */
  readonly #scores: Float64Array;
  /** The word that is split, in UTF-16 code units. */
  #word = new Uint16Array(256);
  // Of each end in the word: the best score up to it, where the piece that ends there starts, and its id.
  #best = new Float64Array(256);
  #starts = new Int32Array(256);
  #ids = new Int32Array(256);

  constructor(vocabulary: UnigramVocabulary) {
    this.#vocabulary = vocabulary;
    this.#scores = Float64Array.from(vocabulary.logProbabilities);
    this.#scores[vocabulary.unknownId] = vocabulary.unknownLogProbability;
    for (let id = 0; id < vocabulary.pieces.length; id++) this.#trie.add(vocabulary.pieces[id]!, id);
  }

  encodeWord(word: string, ids: TokenIds): void {
    const length = word.length;
    if (length >= this.#best.length) this.#reserve(2 * length);
    for (let at = 0; at < length; at++) this.#word[at] = word.charCodeAt(at);
    this.#split(length, ids);
  }

  /** The same for the word that is `mark` and `text.slice(start, end)`, which is ASCII, in lower case if wanted. */
  encodeAscii(mark: number, text: string, start: number, end: number, lowercase: boolean, ids: TokenIds): void {
    const length = end - start + 1;
    if (length >= this.#best.length) this.#reserve(2 * length);
    const units = this.#word;
    units[0] = mark;
    for (let from = start, to = 1; from < end; from++, to++) {
      const unit = text.charCodeAt(from);
      units[to] = lowercase && unit >= 65 && unit <= 90 ? unit + 32 : unit;
    }
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
    const word = this.#word;
    const [best, starts, ids, scores] = [this.#best, this.#starts, this.#ids, this.#scores];
    const { edges, lastPlace } = this.#trie;
    const { unknownId, unknownLogProbability } = this.#vocabulary;
    best.fill(-Infinity, 1, length + 1);
    best[0] = 0;
    for (let start = 0; start < length; start++) {
      const score = best[start]!;
      // Within a pair of surrogates.
      if (score === -Infinity) continue;
      const afterFirst = start + (startsPair(word, start, length) ? 2 : 1);
      let firstIsKnown = false;
      let node = PieceTrie.root;
      for (let end = start + 1; end <= length; end++) {
        const unit = word[end - 1]!;
        // `PieceTrie.edgeOf`, written out: a third faster.
        let place = placeOfEdge(node, unit) & lastPlace;
        while (edges[4 * place] !== node || edges[4 * place + 1] !== unit) {
          if (edges[4 * place]! < 0) {
            place = -1;
            break;
          }
          place = (place + 1) & lastPlace;
        }
        if (place < 0) break;
        node = edges[4 * place + 2]!;
        const id = edges[4 * place + 3]!;
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
    this.#word = new Uint16Array(length);
    this.#best = new Float64Array(length);
    this.#starts = new Int32Array(length);
    this.#ids = new Int32Array(length);
  }
}

/** Whether two surrogates that belong together start here. */
function startsPair(units: Uint16Array, at: number, length: number): boolean {
  return (units[at]! & 0xfc00) === 0xd800 && at + 1 < length && (units[at + 1]! & 0xfc00) === 0xdc00;
}
