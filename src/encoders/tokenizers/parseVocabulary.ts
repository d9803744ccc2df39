import { ModelFormatError } from '../ModelFormatError';
import { arrayOf, flagOf, type JsonRecord, recordOf, shown, stringOf } from './jsonParts';

/** The pieces of a Unigram model with their scores. */
export interface UnigramVocabulary {
  readonly kind: 'Unigram';
  /** By id. Of a piece that comes twice, the later id counts. */
  readonly pieces: readonly string[];
  /** Natural logarithms of the pieces' probabilities, by id; that of `unknownId` is not used. */
  readonly logProbabilities: Float64Array;
  /** What an unknown character and the unknown piece cost. */
  readonly unknownLogProbability: number;
  readonly unknownId: number;
}

/** The pieces of a WordPiece model. */
export interface WordPieceVocabulary {
  readonly kind: 'WordPiece';
  readonly idOfPiece: ReadonlyMap<string, number>;
  /** In front of every piece that continues a word, mostly `##`. */
  readonly continuation: string;
  /** Words with more characters (code points) are unknown. */
  readonly longestWord: number;
  readonly unknownId: number;
}

export type Vocabulary = UnigramVocabulary | WordPieceVocabulary;

/** The unknown piece costs this much more than the least likely one (SentencePiece's `kUnkPenalty`). */
const UNKNOWN_PENALTY = 10;

/**
 * Reads the `model` of a Hugging Face `tokenizer.json`.
 *
 * @throws ModelFormatError naming what is wrong or not supported.
 */
export function parseVocabulary(json: unknown): Vocabulary {
  const model = recordOf(json, "The tokenizer's model");
  if (model['type'] === 'Unigram') return parseUnigram(model);
  if (model['type'] === 'WordPiece') return parseWordPiece(model);
  throw new ModelFormatError(`The tokenizer's model is ${shown(model['type'])}, neither Unigram nor WordPiece.`);
}

function parseUnigram(model: JsonRecord): UnigramVocabulary {
  if (flagOf(model['byte_fallback'], 'byte_fallback of the tokenizer', false)) {
    throw new ModelFormatError('The tokenizer falls back to bytes, which is not supported.');
  }
  const entries = arrayOf(model['vocab'], 'The vocabulary');
  const unknownId = model['unk_id'];
  if (!isIdBelow(unknownId, entries.length)) {
    throw new ModelFormatError(`The id of the unknown piece is ${shown(unknownId)} of ${entries.length} pieces.`);
  }
  const pieces: string[] = [];
  const logProbabilities = new Float64Array(entries.length);
  let least = Infinity;
  for (let id = 0; id < entries.length; id++) {
    const entry = entries[id];
    const pair: readonly unknown[] = Array.isArray(entry) && entry.length === 2 ? entry : [];
    const piece = pair[0];
    const logProbability = pair[1];
    const isScore = typeof logProbability === 'number' && logProbability <= 0 && logProbability > -Infinity;
    if (typeof piece !== 'string' || !piece.isWellFormed() || !isScore) {
      throw new ModelFormatError(`The piece ${id} is ${shown(entry)}, not a text with the logarithm of a probability.`);
    }
    pieces.push(piece);
    logProbabilities[id] = logProbability;
    if (logProbability < least) least = logProbability;
  }
  return { kind: 'Unigram', pieces, logProbabilities, unknownLogProbability: least - UNKNOWN_PENALTY, unknownId };
}

function parseWordPiece(model: JsonRecord): WordPieceVocabulary {
  const entries = Object.entries(recordOf(model['vocab'], 'The vocabulary'));
  const idOfPiece = new Map<string, number>();
  for (const [piece, id] of entries) {
    if (!isIdBelow(id, Infinity) || !piece.isWellFormed()) {
      throw new ModelFormatError(`The piece ${shown(piece)} has the id ${shown(id)}.`);
    }
    idOfPiece.set(piece, id);
  }
  const unknown = stringOf(model['unk_token'], 'The unknown piece');
  const unknownId = idOfPiece.get(unknown);
  if (unknownId === undefined) throw new ModelFormatError(`The vocabulary lacks its unknown piece ${shown(unknown)}.`);
  const longestWord = model['max_input_chars_per_word'] ?? 100;
  if (typeof longestWord !== 'number' || !Number.isSafeInteger(longestWord) || longestWord < 0) {
    throw new ModelFormatError(`The longest word of the tokenizer has ${shown(longestWord)} characters.`);
  }
  const continuation = stringOf(model['continuing_subword_prefix'] ?? '##', 'The continuing_subword_prefix');
  return { kind: 'WordPiece', idOfPiece, continuation, longestWord, unknownId };
}

function isIdBelow(value: unknown, count: number): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value < count;
}
