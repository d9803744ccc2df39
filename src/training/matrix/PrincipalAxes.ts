import { symmetricEigen } from './symmetricEigen';

/** The directions in which rows differ most, best first. */
export class PrincipalAxes {
  /** How many numbers a projected row has. */
  readonly dimensions: number;
  /** The share of the rows' squared length that the axes keep, from 0 to 1. */
  readonly kept: number;
  readonly #size: number;
  readonly #axes: Float64Array;

  /**
   * Principal component analysis of rows that are centred already.
   *
   * @param rows packed rows of `size` numbers.
   * @param dimensions how many axes to keep, `size` at most.
   */
  constructor(rows: Float32Array, size: number, dimensions: number) {
    const { values, vectors } = symmetricEigen(secondMoments(rows, size), size);
    const sum = (part: Float64Array) => part.reduce((total, value) => total + value, 0);
    this.dimensions = dimensions;
    this.kept = sum(values.subarray(0, dimensions)) / sum(values);
    this.#size = size;
    this.#axes = vectors.slice(0, dimensions * size);
  }

  /** Packed rows of `dimensions` numbers: where each row lies along the axes. */
  project(rows: Float32Array): Float32Array<ArrayBuffer> {
    const size = this.#size;
    const projected = new Float32Array((rows.length / size) * this.dimensions);
    for (let position = 0; position < projected.length; position++) {
      const axis = (position % this.dimensions) * size;
      const row = Math.floor(position / this.dimensions) * size;
      let sum = 0;
      for (let k = 0; k < size; k++) sum += rows[row + k]! * this.#axes[axis + k]!;
      projected[position] = sum;
    }
    return projected;
  }
}

function secondMoments(rows: Float32Array, size: number): Float64Array {
  const moments = new Float64Array(size * size);
  for (let row = 0; row < rows.length; row += size) {
    for (let a = 0; a < size; a++) {
      const value = rows[row + a]!;
      for (let b = a; b < size; b++) moments[a * size + b]! += value * rows[row + b]!;
    }
  }
  for (let a = 0; a < size; a++) for (let b = 0; b < a; b++) moments[a * size + b] = moments[b * size + a]!;
  return moments;
}
