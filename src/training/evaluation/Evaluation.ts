import type { Encoder } from '../../encoders/Encoder';

/** One figure on one set. It can be computed anew for some of the cases only, as the bootstrap asks for. */
export interface Measured {
  /** `<set>.<metric>`, such as `cranfield.ndcg10`. */
  readonly name: string;
  /** Times 100. */
  readonly value: number;
  /** How many queries or pairs the figure rests on. */
  readonly cases: number;
  /** Times 100: the figure on the cases with these numbers, which may repeat. */
  readonly on: (cases: Int32Array) => number;
}

export interface EvaluateOptions {
  readonly dimensions?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** One set of texts with known answers. */
export interface Evaluation {
  /** As figures name it. */
  readonly set: string;
  evaluate(encoder: Encoder, options: EvaluateOptions): Promise<Measured[]>;
}

/** A figure that is the mean over its cases. */
export function measuredMean(name: string, values: Float64Array): Measured {
  const on = (cases: Int32Array) => {
    let sum = 0;
    for (const index of cases) sum += values[index]!;
    return (100 * sum) / cases.length;
  };
  const every = Int32Array.from({ length: values.length }, (_, index) => index);
  return { name, value: on(every), cases: values.length, on };
}
