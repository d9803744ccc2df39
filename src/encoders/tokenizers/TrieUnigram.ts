import type { UnigramVocabulary } from './parseVocabulary';
import { PieceTrie } from './PieceTrie';
import type { TokenIds } from './TokenIds';
import type { PieceModel } from './Tokenizer';

/** What `PlainUnigram` does, over a trie and UTF-16 code units, without allocating: where there is no WebAssembly. */
export class TrieUnigram implements PieceModel {
  readonly #vocabulary: UnigramVocabulary;
  readonly #trie = new PieceTrie();
  /** By id; the unknown piece costs what an unknown character costs. */
  readonly #scores: Float64Array;
  // Of each end in the word: the best score up to it, where the piece that ends there starts, and its id.
  #best = new Float64Array(256);
  #starts = new Int32Array(256);
  #ids = new Int32Array(256);

  constructor(vocabulary: UnigramVocabulary) {
    this.#vocabulary = vocabulary;
    this.#scores = Float64Array.from(vocabulary.logProbabilities);
    this.#scores[vocabulary.unknownId] = vocabulary.unknownLogProbability;
    for (const [id, piece] of vocabulary.pieces.entries()) this.#trie.add(piece, id);
  }

  encodeWord(word: string, ids: TokenIds): void {
    const { length } = word;
    if (length >= this.#best.length) this.#reserve(2 * length);
    this.#findBest(word);

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

  #findBest(word: string): void {
    const [best, starts, ids, scores, trie] = [this.#best, this.#starts, this.#ids, this.#scores, this.#trie];
    const { length } = word;
    const { unknownId, unknownLogProbability } = this.#vocabulary;
    best.fill(-Infinity, 1, length + 1);
    best[0] = 0;
    for (let start = 0; start < length; start++) {
      const score = best[start]!;
      // Within a pair of surrogates.
      if (score === -Infinity) continue;
      const afterFirst = start + (word.codePointAt(start)! > 0xffff ? 2 : 1);
      let firstIsKnown = false;
      let node = PieceTrie.root;
      for (let end = start + 1; end <= length; end++) {
        const edge = trie.edgeOf(node, word.charCodeAt(end - 1));
        if (edge < 0) break;
        node = trie.edges[edge + 2]!;
        const id = trie.edges[edge + 3]!;
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
    this.#best = new Float64Array(length);
    this.#starts = new Int32Array(length);
    this.#ids = new Int32Array(length);
  }
}
