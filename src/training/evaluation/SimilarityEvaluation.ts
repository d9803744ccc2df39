import type { Encoder } from '../../encoders/Encoder';
import { dot } from './dot';
import { encodeSentences } from './encodeTexts';
import type { EvaluateOptions, Evaluation, Measured } from './Evaluation';
import type { ScoredPair } from './parseScoredPairs';
import { spearman } from './spearman';

/** Spearman's correlation of cosines with what people said. Both sentences are encoded as queries. */
export class SimilarityEvaluation implements Evaluation {
  readonly set: string;
  readonly #pairs: readonly ScoredPair[];

  constructor(set: string, pairs: readonly ScoredPair[]) {
    this.set = set;
    this.#pairs = pairs;
  }

  async evaluate(encoder: Encoder, options: EvaluateOptions): Promise<Measured[]> {
    const { dimensions = encoder.dimensions, signal } = options;
    const encode = (sentences: readonly string[]) => encodeSentences(encoder, sentences, { dimensions, signal });
    const ones = await encode(this.#pairs.map(({ one }) => one));
    const others = await encode(this.#pairs.map(({ other }) => other));
    const cosines = Float64Array.from(this.#pairs.keys(), (pair) => dot(ones, pair, others, pair, dimensions));
    const scores = Float64Array.from(this.#pairs, ({ score }) => score);
    return [
      {
        name: `${this.set}.spearman`,
        value: 100 * spearman(cosines, scores),
        cases: this.#pairs.length,
        on: (cases) =>
          100 *
          spearman(
            Array.from(cases, (index) => cosines[index]!),
            Array.from(cases, (index) => scores[index]!),
          ),
      },
    ];
  }
}
