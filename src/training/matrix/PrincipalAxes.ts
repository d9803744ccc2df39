import type { Arithmetic } from './Arithmetic';
import { type Axes, axesOfFewRows } from './axesOfFewRows';
import { symmetricEigen } from './symmetricEigen';

/** Rows that are multiplied at a time. */
const BLOCK = 1024;

/** The directions in which rows differ most, best first. */
export class PrincipalAxes {
  /** How many numbers a projected row has. */
  readonly dimensions: number;
  /** The share of the rows' squared length that the axes keep, from 0 to 1. */
  readonly kept: number;
  readonly #size: number;
  readonly #arithmetic: Arithmetic;
  readonly #axes: Float32Array;
  readonly #block: Float32Array;
  readonly #projected: Float32Array;

  /**
   * Principal component analysis of rows that are centred already.
   *
   * @param rows packed rows of `size` numbers: a multiple of 4.
   * @param dimensions how many axes to keep: an even number, `size` at most.
   */
  constructor(rows: Float32Array, size: number, dimensions: number, create: (bytes: number) => Arithmetic) {
    this.#arithmetic = create(4 * (size * size + 2 * BLOCK * size + dimensions * (size + BLOCK)) + 4096);
    this.#size = size;
    this.dimensions = dimensions;
    this.#block = this.#arithmetic.floats(BLOCK * size);
    this.#projected = this.#arithmetic.floats(BLOCK * dimensions);
    this.#axes = this.#arithmetic.floats(dimensions * size);
    const { axes, kept } = rows.length < size * size ? axesOfFewRows(rows, size, dimensions) : this.#axesOf(rows);
    this.kept = kept;
    this.#axes.set(axes);
  }

  /** Packed rows of `dimensions` numbers: where each row lies along the axes. */
  project(rows: Float32Array): Float32Array<ArrayBuffer> {
    const { dimensions } = this;
    const size = this.#size;
    const projected = new Float32Array((rows.length / size) * dimensions);
    for (let first = 0; first * size < rows.length; first += BLOCK) {
      const count = this.#fillBlock(rows, first);
      this.#arithmetic.multiplyTransposed(this.#projected, this.#block, this.#axes, {
        rows: BLOCK,
        columns: dimensions,
        inner: size,
        leftStride: size,
        rightStride: size,
        resultStride: dimensions,
        add: false,
      });
      projected.set(this.#projected.subarray(0, count * dimensions), first * dimensions);
    }
    return projected;
  }

  #axesOf(rows: Float32Array): Axes {
    const { values, vectors } = symmetricEigen(this.#secondMoments(rows), this.#size);
    const sum = (part: Float64Array) => part.reduce((total, value) => total + value, 0);
    return {
      axes: vectors.subarray(0, this.dimensions * this.#size),
      kept: sum(values.subarray(0, this.dimensions)) / sum(values),
    };
  }

  #secondMoments(rows: Float32Array): Float64Array {
    const size = this.#size;
    const transposed = this.#arithmetic.floats(size * BLOCK);
    const part = this.#arithmetic.floats(size * size);
    const moments = new Float64Array(size * size);
    for (let first = 0; first * size < rows.length; first += BLOCK) {
      this.#fillBlock(rows, first);
      for (let row = 0; row < BLOCK; row++) {
        for (let d = 0; d < size; d++) transposed[d * BLOCK + row] = this.#block[row * size + d]!;
      }
      this.#arithmetic.multiplyTransposed(part, transposed, transposed, {
        rows: size,
        columns: size,
        inner: BLOCK,
        leftStride: BLOCK,
        rightStride: BLOCK,
        resultStride: size,
        add: false,
      });
      for (const [position, value] of part.entries()) moments[position]! += value;
    }
    return moments;
  }

  /** Copies rows from number `first` on, and zeros after the last one; says how many rows there were. */
  #fillBlock(rows: Float32Array, first: number): number {
    const part = rows.subarray(first * this.#size, (first + BLOCK) * this.#size);
    this.#block.fill(0);
    this.#block.set(part);
    return part.length / this.#size;
  }
}
