import { PartCache } from './PartCache';
import { PlainTokenizer } from './PlainTokenizer';
import { preTokenize } from './parsePreTokenizer';
import type { TokenizerParts } from './parseTokenizer';
import type { TokenIds } from './TokenIds';
import type { PieceModel, Tokenizer } from './Tokenizer';
import { TrieUnigram } from './TrieUnigram';
import { TrieWordPiece } from './TrieWordPiece';

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
  readonly #cache: PartCache | null;

  constructor(parts: TokenizerParts) {
    const { vocabulary } = parts;
    this.vocabularySize = parts.vocabularySize;
    this.unknownId = vocabulary.unknownId;
    this.logProbabilities = parts.logProbabilities;
    this.#parts = parts;
    this.#model = vocabulary.kind === 'Unigram' ? new TrieUnigram(vocabulary) : new TrieWordPiece(vocabulary);
    this.#whole = new PlainTokenizer(parts, this.#model);
    this.#cache = parts.byParts ? new PartCache() : null;
  }

  encodeInto(text: string, ids: TokenIds): void {
    const cache = this.#cache;
    if (!cache) {
      this.#whole.encodeInto(text, ids);
      return;
    }
    for (const [index, section] of this.#parts.addedTokens.split(text).entries()) {
      if ('id' in section) {
        ids.push(section.id);
        continue;
      }
      const before = ids.length;
      if (this.#encodeParts(section.text, cache, ids)) continue;
      ids.length = before;
      this.#whole.encodeSection(section.text, index, ids);
    }
  }

  /** False where the text must be looked at as a whole; ids have been appended nevertheless. */
  #encodeParts(text: string, cache: PartCache, ids: TokenIds): boolean {
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
          const firstId = ids.length;
          if (!this.#encodePart(text, start, end, isAscii, ids)) return false;
          cache.add(text, start, end, hash, ids, firstId);
        }
      }
      start = end;
    }
    return true;
  }

  /** False where the part makes the text one that must be looked at as a whole (see `TokenizerParts.byParts`). */
  #encodePart(text: string, start: number, end: number, isAscii: boolean, ids: TokenIds): boolean {
    const { normalise, ofAscii, preTokenizer } = this.#parts;
    const { words, metaspace } = preTokenizer;
    const knownAscii = isAscii && ofAscii !== 'other';
    if (knownAscii && metaspace && !words && this.#model instanceof TrieUnigram) {
      this.#model.encodeAscii(metaspace.mark.charCodeAt(0), text, start, end, ofAscii === 'lowercase', ids);
      return true;
    }
    const part = text.slice(start, end);
    if (!isAscii && part.includes('\ufeff')) return false;
    const normalised = knownAscii ? normaliseAscii(part, ofAscii) : normalise(part);
    if (normalised === '') return true;
    if (metaspace && !isAscii && normalised.includes(metaspace.mark)) return false;
    if (metaspace && !words && !normalised.includes(' ')) {
      this.#model.encodeWord(metaspace.mark + normalised, ids);
      return true;
    }
    for (const word of preTokenize(preTokenizer, normalised, 0)) this.#model.encodeWord(word, ids);
    return true;
  }
}

function normaliseAscii(part: string, ofAscii: 'same' | 'lowercase'): string {
  return ofAscii === 'lowercase' ? part.toLowerCase() : part;
}
