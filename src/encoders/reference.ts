import { multiply } from './reference/multiply';
import { parseGemmaConfig } from './reference/parseGemmaConfig';
import { parseGemmaWeights } from './reference/parseGemmaWeights';
import { transform } from './reference/transform';

/** What the reference computes for one sequence of tokens. */
export interface ReferenceEncoding {
  /** The transformer's output: one row of the hidden size for each token, after the final norm. */
  readonly lastHidden: readonly Float64Array[];
  /** The mean of the rows of `lastHidden`: `[hidden]`, not normalised. */
  readonly pooled: Float64Array;
  /** Of the dimensions asked for, with length 1. */
  readonly embedding: Float64Array;
}

/** An EmbeddingGemma to check others against. */
export interface Reference {
  /** Of a whole embedding: 768 in the published model. */
  readonly dimensions: number;
  /** Token ids are below this. */
  readonly vocabularySize: number;
  /** The longest sequence, special tokens included. */
  readonly maxTokens: number;
  /**
   * Encodes one sequence of tokens, alone and without padding. The result depends on nothing but the arguments.
   *
   * @param ids as the tokenizer gives them, with prompt, `<bos>` and `<eos>`.
   * @param dimensions how many of the embedding's first dimensions to keep (Matryoshka, arXiv 2205.13147); all, if not
   *   given. The published model is trained for 768, 512, 256 and 128.
   * @throws RangeError when there are no ids or too many, an id is not in the vocabulary, or there are not that many
   *   dimensions.
   */
  encode(ids: readonly number[], dimensions?: number): ReferenceEncoding;
}

/**
 * EmbeddingGemma (arXiv 2509.20354) in plain float64, written to be read and trusted, not to be fast: what every other
 * way of running the model is checked against. Weights stay float32, as in their file; every number computed from them
 * is float64, so that what differs from a float32 encoder is the error of that encoder.
 *
 * `transform` → `meanPool` → two dense layers → `normalise` → the first dimensions → `normalise`.
 *
 * @param config `config.json`, parsed.
 * @param weightsFile `model.safetensors` in float32 under Hugging Face's names, with the two dense layers, which the
 *   published model keeps in files of their own, as `dense.0.weight` and `dense.1.weight`. It is copied.
 * @throws ModelFormatError naming the part of the files that does not fit.
 */
export function loadReference(config: unknown, weightsFile: ArrayBuffer): Reference {
  const gemma = parseGemmaConfig(config);
  const weights = parseGemmaWeights(gemma, weightsFile);
  const { vocabularySize, maxTokens } = gemma;
  const wholeDimensions = weights.dense[1].outputs;

  return {
    dimensions: wholeDimensions,
    vocabularySize,
    maxTokens,
    encode(ids, dimensions = wholeDimensions) {
      checkIds(ids, { vocabularySize, maxTokens });
      checkDimensions(dimensions, wholeDimensions);
      const lastHidden = transform(ids, gemma, weights);
      const pooled = meanPool(lastHidden);
      const whole = normalise(multiply(weights.dense[1], multiply(weights.dense[0], pooled)));
      return { lastHidden, pooled, embedding: normalise(whole.subarray(0, dimensions)) };
    },
  };
}

/** The mean over the tokens, `<bos>` and `<eos>` included (arXiv 2509.20354). */
function meanPool(rows: readonly Float64Array[]): Float64Array {
  const mean = new Float64Array(rows[0]!.length);
  for (const row of rows) for (const [d, value] of row.entries()) mean[d]! += value / rows.length;
  return mean;
}

/** A length below this counts as this, so that a row of zeros stays one (`torch.nn.functional.normalize`). */
const TINY_LENGTH = 1e-12;

/** `row / ‖row‖₂`. */
function normalise(row: Float64Array): Float64Array {
  const length = Math.max(Math.hypot(...row), TINY_LENGTH);
  return row.map((value) => value / length);
}

function checkIds(
  ids: readonly number[],
  { vocabularySize, maxTokens }: { vocabularySize: number; maxTokens: number },
) {
  if (ids.length === 0) throw new RangeError('There is no token to encode.');
  if (ids.length > maxTokens) {
    throw new RangeError(`The model encodes at most ${maxTokens} tokens, not ${ids.length}: cut the text.`);
  }
  for (const [position, id] of ids.entries()) {
    if (Number.isInteger(id) && id >= 0 && id < vocabularySize) continue;
    throw new RangeError(
      `Token ${position} has the id ${id}, which is not a whole number from 0 to ${vocabularySize - 1}.`,
    );
  }
}

function checkDimensions(dimensions: number, wholeDimensions: number): void {
  if (Number.isInteger(dimensions) && dimensions >= 1 && dimensions <= wholeDimensions) return;
  throw new RangeError(`An embedding of this model has from 1 to ${wholeDimensions} dimensions, not ${dimensions}.`);
}
