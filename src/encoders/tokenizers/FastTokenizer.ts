import { PartCache } from './PartCache';
import { PlainTokenizer } from './PlainTokenizer';
import { preTokenize } from './parsePreTokenizer';
import type { TokenizerParts } from './parseTokenizer';
import { NOT_PLAIN, plainUnit } from './plainUnit';
import type { TokenIds } from './TokenIds';
import type { PieceModel, Tokenizer } from './Tokenizer';
import { TrieUnigram } from './TrieUnigram';
import { TrieWordPiece } from './TrieWordPiece';
import { hasUnigramKernel } from './unigramKernel';
import { WasmUnigram } from './WasmUnigram';

/** First value and factor of the 32-bit FNV-1a hash. */
const HASH_START = 0x811c9dc5 | 0;
const HASH_FACTOR = 0x01000193;

/**
 * Gives the ids of `PlainTokenizer`, faster: where the tokenizer allows it, a text is cut at its blanks, and the ids of
 * each part come from a cache; what is not there is normalised and split over a trie.
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
      const wordsOf = (part: string) => this.#wordsOf(part, false);
      this.#encodeParts = (text, ids) => model.encodeParts(text, wordsOf, ids);
    } else {
      const cache = new PartCache();
      this.#encodeParts = (text, ids) => this.#encodeWithCache(text, cache, ids);
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
  #encodeWithCache(text: string, cache: PartCache, ids: TokenIds): boolean {
    const length = text.length;
    for (let start = 0; start < length; start++) {
      let end = start;
      let hash = HASH_START;
      let isAscii = true;
      for (; end < length; end++) {
        const unit = text.charCodeAt(end);
        if (unit <= 32 && (unit === 32 || unit === 10 || unit === 9 || unit === 13)) break;
        if (unit <= 32 || unit >= 127) isAscii = false;
        hash = Math.imul(hash ^ unit, HASH_FACTOR);
      }
      if (end > start) {
        const entry = cache.find(text, start, end, hash);
        if (entry >= 0) {
          const idStart = cache.entries[entry + 2]!;
          ids.append(cache.ids, idStart, idStart + (cache.entries[entry + 3]! & 255));
        } else {
          const words = this.#wordsOf(text.slice(start, end), isAscii);
          if (words === null) return false;
          const firstId = ids.length;
          for (const word of words) this.#model.encodeWord(word, ids);
          cache.add(text, start, end, hash, ids, firstId);
        }
      }
      start = end;
    }
    return true;
  }

  /** Null where the part makes the text one that must be looked at as a whole (see `TokenizerParts.byParts`). */
  #wordsOf(part: string, isAscii: boolean): readonly string[] | null {
    const { normalise, ofAscii, preTokenizer } = this.#parts;
    if (!isAscii && part.includes('\ufeff')) return null;
    const normalised = isAscii && ofAscii !== 'other' ? normaliseAscii(part, ofAscii) : normalise(part);
    if (normalised === '') return [];
    if (preTokenizer.metaspace && normalised.includes(preTokenizer.metaspace.mark)) return null;
    return preTokenize(preTokenizer, normalised, 0);
  }
}

function modelOf({ vocabulary, preTokenizer, normalise, ofAscii }: TokenizerParts): PieceModel {
  if (vocabulary.kind === 'WordPiece') return new TrieWordPiece(vocabulary);
  const mark = preTokenizer.metaspace?.mark;
  if (mark === undefined || !hasUnigramKernel()) return new TrieUnigram(vocabulary);
  const looksAtUnits = ofAscii !== 'other';
  return new WasmUnigram(vocabulary, mark, (unit) => (looksAtUnits ? plainUnit(normalise, unit, mark) : NOT_PLAIN));
}

function normaliseAscii(part: string, ofAscii: 'same' | 'lowercase'): string {
  return ofAscii === 'lowercase' ? part.toLowerCase() : part;
}
