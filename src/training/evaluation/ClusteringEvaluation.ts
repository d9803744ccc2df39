import type { Encoder } from '../../encoders/Encoder';
import { encodeTexts } from './encodeTexts';
import type { EvaluateOptions, Evaluation, Measured } from './Evaluation';
import { kMeans } from './kMeans';
import { vMeasure } from './vMeasure';

const SEED = 1;

/** Texts of known classes: does k-means find the classes? */
export class ClusteringEvaluation implements Evaluation {
  readonly set: string;
  readonly #texts: readonly { readonly text: string; readonly label: string }[];

  constructor(set: string, texts: readonly { readonly text: string; readonly label: string }[]) {
    this.set = set;
    this.#texts = texts;
  }

  async evaluate(encoder: Encoder, options: EvaluateOptions): Promise<Measured[]> {
    const { dimensions = encoder.dimensions, signal } = options;
    const rows = await encodeTexts(encoder, this.#texts, { role: 'document', dimensions, signal });
    const labels = [...new Set(this.#texts.map(({ label }) => label))];
    const classes = this.#texts.map(({ label }) => labels.indexOf(label));
    const clusters = kMeans(rows, dimensions, { clusters: labels.length, seed: SEED });
    const on = (cases: Int32Array) =>
      100 *
      vMeasure(
        Array.from(cases, (index) => classes[index]!),
        Array.from(cases, (index) => clusters[index]!),
      );
    const every = Int32Array.from(classes.keys());
    return [{ name: `${this.set}.v_measure`, value: on(every), cases: classes.length, on }];
  }
}
