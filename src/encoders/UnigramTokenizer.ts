import { ModelFormatError } from './ModelFormatError';

/** The parts of a Hugging Face `tokenizer.json` that are read. */
interface TokenizerJson {
  readonly normalizer?: { readonly normalizers?: readonly { readonly type: string }[] };
  readonly pre_tokenizer?: { readonly type: string; readonly split?: boolean; readonly prepend_scheme?: string };
  readonly added_tokens?: readonly unknown[] | null;
  readonly model?: {
    readonly type?: string;
    readonly unk_id?: number;
    readonly byte_fallback?: boolean;
    readonly vocab?: readonly (readonly [piece: string, logProbability: number])[];
  };
}

const WORD_START = '▁';
const PREFIX_ONLY = -1;

/** The unknown piece costs this much more than the least likely one (SentencePiece's `kUnkPenalty`). */
const UNKNOWN_PENALTY = 10;

/**
 * Most words of a text have been seen before: on the 173 notes of the Obsidian help, 14,000 different words stand for
 * 190,000 tokens. The bound keeps the cache near 10 MB.
 */
const CACHED_WORDS = 60_000;
const LONGEST_CACHED_WORD = 32;

/**
 * A Unigram tokenizer (Kudo 2018, arXiv 1804.10959) over NFKC, lower-case, white-space-split words: the most probable
 * split of each word into pieces, found by the Viterbi algorithm. Gives the ids of Hugging Face's JavaScript tokenizers
 * for such a `tokenizer.json`, without special tokens; their Rust version differs for a capital sigma at a word's end.
 */
export class UnigramTokenizer {
  readonly vocabularySize: number;
  /** The id of what is not in the vocabulary. */
  readonly unknownId: number;
  /** The id of every piece, and `PREFIX_ONLY` for every beginning of a piece that is none itself. */
  readonly #idOfPrefix = new Map<string, number>();
  readonly #logProbabilities: Float64Array;
  readonly #unknownLogProbability: number;
  readonly #wordCache = new Map<string, Uint32Array>();

  /** @throws ModelFormatError when the file asks for anything but this kind of tokenizer. */
  constructor(tokenizerJson: unknown) {
    const vocabulary = vocabularyOf(tokenizerJson as TokenizerJson);
    this.unknownId = (tokenizerJson as TokenizerJson).model?.unk_id ?? 0;
    this.vocabularySize = vocabulary.length;
    this.#logProbabilities = Float64Array.from(vocabulary, ([, logProbability]) => logProbability);
    let least = Infinity;
    for (const [id, [piece, logProbability]] of vocabulary.entries()) {
      this.#idOfPrefix.set(piece, id);
      least = Math.min(least, logProbability);
    }
    for (const [piece] of vocabulary) {
      for (let end = piece.length - 1; end > 0; end--) {
        const prefix = piece.slice(0, end);
        // Where one beginning is known, the shorter ones are as well.
        if (this.#idOfPrefix.get(prefix) === PREFIX_ONLY) break;
        if (!this.#idOfPrefix.has(prefix)) this.#idOfPrefix.set(prefix, PREFIX_ONLY);
      }
    }
    this.#unknownLogProbability = least - UNKNOWN_PENALTY;
  }

  /** Ids of a text, in order; runs of unknown characters within a word are one unknown id. */
  encode(text: string): number[] {
    const ids: number[] = [];
    this.forEachWord(text, (wordIds) => {
      for (const id of wordIds) ids.push(id);
    });
    return ids;
  }

  /** Calls `visit` with the ids of each word of a text, in order. The arrays are shared: they must not be changed. */
  forEachWord(text: string, visit: (wordIds: Uint32Array) => void): void {
    const normalised = text.normalize('NFKC').toLowerCase();
    for (const word of normalised.split(/\s+/)) {
      if (word !== '') visit(this.#encodeWord(word));
    }
  }

  #encodeWord(word: string): Uint32Array {
    const known = this.#wordCache.get(word);
    if (known) return known;
    const ids = this.#mostProbableSplit(WORD_START + word);
    if (word.length <= LONGEST_CACHED_WORD) {
      if (this.#wordCache.size >= CACHED_WORDS) this.#wordCache.clear();
      this.#wordCache.set(word, ids);
    }
    return ids;
  }

  #mostProbableSplit(word: string): Uint32Array {
    const length = word.length;
    const bestTo = new Float64Array(length + 1).fill(-Infinity);
    const startOfBest = new Int32Array(length + 1);
    const idOfBest = new Int32Array(length + 1);
    bestTo[0] = 0;

    for (let start = 0; start < length; start++) {
      const bestHere = bestTo[start]!;
      if (bestHere === -Infinity) continue;
      const firstCharacterEnd = start + (word.codePointAt(start)! > 0xffff ? 2 : 1);
      let firstCharacterKnown = false;
      for (let end = firstCharacterEnd; end <= length; end++) {
        const id = this.#idOfPrefix.get(word.slice(start, end));
        // No longer piece begins like this.
        if (id === undefined) break;
        if (id === PREFIX_ONLY) continue;
        if (end === firstCharacterEnd) firstCharacterKnown = true;
        const score = bestHere + this.#logProbabilities[id]!;
        if (score > bestTo[end]!) {
          bestTo[end] = score;
          startOfBest[end] = start;
          idOfBest[end] = id;
        }
      }
      const unknownScore = bestHere + this.#unknownLogProbability;
      if (!firstCharacterKnown && unknownScore > bestTo[firstCharacterEnd]!) {
        bestTo[firstCharacterEnd] = unknownScore;
        startOfBest[firstCharacterEnd] = start;
        idOfBest[firstCharacterEnd] = this.unknownId;
      }
    }
    return this.#walkBack(length, startOfBest, idOfBest);
  }

  #walkBack(length: number, startOfBest: Int32Array, idOfBest: Int32Array): Uint32Array {
    const reversed: number[] = [];
    for (let end = length; end > 0; end = startOfBest[end]!) {
      const id = idOfBest[end]!;
      const continuesUnknown = id === this.unknownId && reversed.at(-1) === this.unknownId;
      if (!continuesUnknown) reversed.push(id);
    }
    return Uint32Array.from(reversed.toReversed());
  }
}

function vocabularyOf(json: TokenizerJson): readonly (readonly [string, number])[] {
  const normalizers = json.normalizer?.normalizers?.map(({ type }) => type).join(' ');
  if (normalizers !== 'NFKC Lowercase Replace Strip') {
    throw new ModelFormatError(`The tokenizer normalises text by "${normalizers}", not NFKC and lower case.`);
  }
  const words = json.pre_tokenizer;
  if (words?.type !== 'Metaspace' || words.split !== true || words.prepend_scheme !== 'always') {
    throw new ModelFormatError('The tokenizer does not split text into words at white space.');
  }
  const { model } = json;
  if (model?.type !== 'Unigram' || model.byte_fallback === true || !Array.isArray(model.vocab)) {
    throw new ModelFormatError(`The tokenizer's model is "${model?.type}", not Unigram without byte fallback.`);
  }
  if ((json.added_tokens?.length ?? 0) > 0) {
    throw new ModelFormatError('The tokenizer has added tokens, which the static encoder does not use.');
  }
  return model.vocab;
}
