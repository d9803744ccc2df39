import type { Encoder } from '../../encoders/Encoder';
import { findTranslations } from './findTranslations';
import { encodeSentences } from './encodeTexts';
import { type EvaluateOptions, type Evaluation, type Measured, measuredMean } from './Evaluation';

/** Sentences and their translations: is a sentence's nearest neighbour its own translation? */
export class AlignmentEvaluation implements Evaluation {
  readonly set: string;
  readonly #ones: readonly string[];
  readonly #others: readonly string[];

  /** `others[i]` is the translation of `ones[i]`. */
  constructor(set: string, ones: readonly string[], others: readonly string[]) {
    this.set = set;
    this.#ones = ones;
    this.#others = others;
  }

  async evaluate(encoder: Encoder, options: EvaluateOptions): Promise<Measured[]> {
    const { dimensions = encoder.dimensions, signal } = options;
    const encode = (sentences: readonly string[]) => encodeSentences(encoder, sentences, { dimensions, signal });
    const found = findTranslations(await encode(this.#ones), await encode(this.#others), dimensions);
    return [measuredMean(`${this.set}.accuracy1`, found)];
  }
}
