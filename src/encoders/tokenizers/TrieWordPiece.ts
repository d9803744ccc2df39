import type { WordPieceVocabulary } from './parseVocabulary';
import { PieceTrie } from './PieceTrie';
import type { TokenIds } from './TokenIds';
import type { PieceModel } from './Tokenizer';

/** What `PlainWordPiece` does, over a trie and UTF-16 code units, without allocating. */
export class TrieWordPiece implements PieceModel {
  readonly #vocabulary: WordPieceVocabulary;
  readonly #trie = new PieceTrie();
  /** Where pieces that continue a word begin, or −1. */
  readonly #continued: number;

  constructor(vocabulary: WordPieceVocabulary) {
    this.#vocabulary = vocabulary;
    for (const [piece, id] of vocabulary.idOfPiece) this.#trie.add(piece, id);
    this.#continued = this.#trie.find(vocabulary.continuation);
  }

  encodeWord(word: string, ids: TokenIds): void {
    const { unknownId } = this.#vocabulary;
    const before = ids.length;
    const { edges } = this.#trie;
    let node = this.#isTooLong(word) ? -1 : PieceTrie.root;
    for (let start = 0; start < word.length; node = this.#continued) {
      let longest = -1;
      let end = start;
      for (let at = start; at < word.length && node >= 0; at++) {
        const edge = this.#trie.edgeOf(node, word.charCodeAt(at));
        if (edge < 0) break;
        node = edges[edge + 2]!;
        if (edges[edge + 3]! < 0) continue;
        longest = edges[edge + 3]!;
        end = at + 1;
      }
      if (longest < 0) {
        ids.length = before;
        ids.push(unknownId);
        return;
      }
      ids.push(longest);
      start = end;
    }
  }

  #isTooLong(word: string): boolean {
    const { longestWord } = this.#vocabulary;
    if (word.length <= longestWord) return false;
    let characters = 0;
    for (let at = 0; at < word.length; at += word.codePointAt(at)! > 0xffff ? 2 : 1) characters++;
    return characters > longestWord;
  }
}
