import { writeNormalised, type Pooling } from './Pooling';
import type { StaticModel } from './StaticModel';
import type { TokenIds } from './tokenizers/TokenIds';

/** Adds one row after the other in float64. */
export class PlainPooling implements Pooling {
  readonly #model: StaticModel;

  constructor(model: StaticModel) {
    this.#model = model;
  }

  pool({ ids, length }: TokenIds, rows: Float32Array, at: number): void {
    const { embeddings, weights, rowOfToken, dimensions } = this.#model;
    const sum = new Float64Array(dimensions);
    for (let token = 0; token < length; token++) {
      const id = ids[token]!;
      const weight = weights[id]!;
      const offset = (rowOfToken?.[id] ?? id) * dimensions;
      for (let d = 0; d < dimensions; d++) sum[d]! += weight * embeddings[offset + d]!;
    }
    writeNormalised(sum, rows, at);
  }
}
