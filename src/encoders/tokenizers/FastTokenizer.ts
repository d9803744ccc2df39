import { PlainTokenizer } from './PlainTokenizer';
import { PlainUnigram } from './PlainUnigram';
import { preTokenize } from './parsePreTokenizer';
import type { TokenizerParts } from './parseTokenizer';
import { NOT_PLAIN, plainUnit } from './plainUnit';
import type { TokenIds } from './TokenIds';
import type { PieceModel, Tokenizer } from './Tokenizer';
import { TrieWordPiece } from './TrieWordPiece';
import { hasUnigramKernel } from './unigramKernel';
import { WasmUnigram } from './WasmUnigram';
import { WordIds } from './WordIds';

const BLANKS = /[ \t\n\r]+/;
const VISIBLE_ASCII = /^[!-~]*$/;

/**
 * Gives the ids of `PlainTokenizer`, faster: where the tokenizer allows it, a text is cut at its blanks, and the ids of
 * parts that came before are known. What is new to a Unigram tokenizer such as the starter's is split in WebAssembly.
 */
export class FastTokenizer implements Tokenizer {
  readonly vocabularySize: number;
  readonly unknownId: number;
  readonly logProbabilities: Float64Array | null;
  readonly #parts: TokenizerParts;
  readonly #model: PieceModel;
  readonly #whole: PlainTokenizer;
  readonly #encodeParts: (text: string, ids: TokenIds) => boolean;

  constructor(parts: TokenizerParts) {
    this.vocabularySize = parts.vocabularySize;
    this.unknownId = parts.vocabulary.unknownId;
    this.logProbabilities = parts.logProbabilities;
    this.#parts = parts;
    const model = modelOf(parts);
    this.#model = model;
    this.#whole = new PlainTokenizer(parts, model);
    if (model instanceof WasmUnigram && !parts.preTokenizer.words) {
      const wordsOf = (part: string) => this.#wordsOf(part);
      this.#encodeParts = (text, ids) => model.encodeParts(text, wordsOf, ids);
    } else {
      const known = new WordIds();
      this.#encodeParts = (text, ids) => this.#encodeWithCache(text, known, ids);
    }
  }

  encodeInto(text: string, ids: TokenIds): void {
    if (!this.#parts.byParts) {
      this.#whole.encodeInto(text, ids);
      return;
    }
    for (const [index, section] of this.#parts.addedTokens.split(text).entries()) {
      if ('id' in section) {
        ids.push(section.id);
        continue;
      }
      const before = ids.length;
      if (this.#encodeParts(section.text, ids)) continue;
      ids.length = before;
      this.#whole.encodeSection(section.text, index, ids);
    }
  }

  /** False where the text must be looked at as a whole; ids have been appended nevertheless. */
  #encodeWithCache(text: string, known: WordIds, ids: TokenIds): boolean {
    for (const part of text.split(BLANKS)) {
      if (known.append(part, ids)) continue;
      const words = this.#wordsOf(part);
      if (words === null) return false;
      const firstId = ids.length;
      for (const word of words) this.#model.encodeWord(word, ids);
      known.add(part, ids, firstId);
    }
    return true;
  }

  /** Null where the part makes the text one that must be looked at as a whole (see `TokenizerParts.byParts`). */
  #wordsOf(part: string): readonly string[] | null {
    const { normalise, ofAscii, preTokenizer } = this.#parts;
    if (part.includes('\ufeff')) return null;
    let normalised = part;
    // Much of what comes: normalising it in full takes three times as long as splitting it.
    if (ofAscii === 'other' || !VISIBLE_ASCII.test(part)) normalised = normalise(part);
    else if (ofAscii === 'lowercase') normalised = part.toLowerCase();
    if (normalised === '') return [];
    if (preTokenizer.metaspace && normalised.includes(preTokenizer.metaspace.mark)) return null;
    return preTokenize(preTokenizer, normalised, 0);
  }
}

function modelOf({ vocabulary, preTokenizer, normalise, ofAscii }: TokenizerParts): PieceModel {
  if (vocabulary.kind === 'WordPiece') return new TrieWordPiece(vocabulary);
  const mark = preTokenizer.metaspace?.mark;
  if (mark === undefined || !hasUnigramKernel()) return new PlainUnigram(vocabulary);
  const looksAtUnits = ofAscii !== 'other';
  return new WasmUnigram(vocabulary, mark, (unit) => (looksAtUnits ? plainUnit(normalise, unit, mark) : NOT_PLAIN));
}
