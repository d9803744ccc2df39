import type { TokenIds } from './TokenIds';
import type { PieceModel } from './Tokenizer';
import type { UnigramVocabulary } from './parseVocabulary';

/**
 * The most probable split of a word into pieces (Kudo 2018, arXiv 1804.10959), by the Viterbi algorithm over code
 * points, as plainly as it can be written. A run of unknown characters is one unknown id.
 */
export class PlainUnigram implements PieceModel {
  readonly #idOfPiece: ReadonlyMap<string, number>;
  readonly #longestPiece: number;

  constructor(readonly vocabulary: UnigramVocabulary) {
    this.#idOfPiece = new Map(vocabulary.pieces.map((piece, id) => [piece, id]));
    this.#longestPiece = vocabulary.pieces.reduce((longest, piece) => Math.max(longest, Array.from(piece).length), 1);
  }

  encodeWord(word: string, ids: TokenIds): void {
    const { unknownId } = this.vocabulary;
    let last = -1;
    for (const id of this.#mostProbable(Array.from(word))) {
      if (id !== unknownId || last !== unknownId) ids.push(id);
      last = id;
    }
  }

  #mostProbable(characters: readonly string[]): readonly number[] {
    const { logProbabilities, unknownId, unknownLogProbability } = this.vocabulary;
    /** For each end: the best score up to it, and the piece that ends there. */
    const best = [{ score: 0, start: 0, id: -1 }];
    for (let end = 1; end <= characters.length; end++) {
      let winner = { score: -Infinity, start: 0, id: -1 };
      for (let start = Math.max(0, end - this.#longestPiece); start < end; start++) {
        const id = this.#idOfPiece.get(characters.slice(start, end).join(''));
        if (id === undefined && end - start > 1) continue;
        const known = id !== undefined && id !== unknownId;
        const score = best[start]!.score + (known ? logProbabilities[id]! : unknownLogProbability);
        if (score > winner.score) winner = { score, start, id: id ?? unknownId };
      }
      best.push(winner);
    }
    const ids: number[] = [];
    for (let end = characters.length; end > 0; end = best[end]!.start) ids.push(best[end]!.id);
    return ids.toReversed();
  }
}
