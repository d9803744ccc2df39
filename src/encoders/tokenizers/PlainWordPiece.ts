import type { TokenIds } from './TokenIds';
import type { PieceModel } from './Tokenizer';
import type { WordPieceVocabulary } from './parseVocabulary';

/**
 * The longest piece first (Schuster and Nakajima 2012), as plainly as it can be written: a word that cannot be split is
 * one unknown id.
 */
export class PlainWordPiece implements PieceModel {
  constructor(readonly vocabulary: WordPieceVocabulary) {}

  encodeWord(word: string, ids: TokenIds): void {
    const { longestWord, unknownId } = this.vocabulary;
    const characters = Array.from(word);
    const split = characters.length > longestWord ? null : this.#split(characters);
    for (const id of split ?? [unknownId]) ids.push(id);
  }

  #split(characters: readonly string[]): readonly number[] | null {
    const { idOfPiece, continuation } = this.vocabulary;
    const ids: number[] = [];
    let start = 0;
    while (start < characters.length) {
      let end = characters.length;
      let id: number | undefined;
      for (; end > start; end--) {
        id = idOfPiece.get((start > 0 ? continuation : '') + characters.slice(start, end).join(''));
        if (id !== undefined) break;
      }
      if (id === undefined) return null;
      ids.push(id);
      start = end;
    }
    return ids;
  }
}
