import { symmetricEigen } from './symmetricEigen';

/** Eigenvalues below this share of the greatest are rounding errors of float32 rows. */
const NO_VARIANCE = 1e-10;

/** Principal axes, best first. */
export interface Axes {
  /** `dimensions × size`, row-major: orthogonal unit vectors; the largest number of each is positive. */
  readonly axes: Float64Array;
  /** The share of the rows' squared length that they keep, from 0 to 1. */
  readonly kept: number;
}

/**
 * The principal axes of fewer rows than these have numbers: each is a sum of rows, so the eigenvectors of the rows'
 * products with one another tell them (the method of snapshots, Sirovich 1987), and that matrix is small. Where there are
 * fewer directions than axes are wanted, unit vectors follow, each freed of the axes before it.
 *
 * @param rows packed rows of `size` numbers, centred already.
 * @param dimensions how many axes to give: `size` at most.
 * @throws RangeError when a number is not finite.
 */
export function axesOfFewRows(rows: Float32Array, size: number, dimensions: number): Axes {
  const count = rows.length / size;
  const { values, vectors } = symmetricEigen(productsOf(rows, size), count);
  const least = NO_VARIANCE * (values[0] ?? 0);
  const axes = new Float64Array(dimensions * size);
  let found = 0;
  let kept = 0;
  while (found < Math.min(dimensions, count) && values[found]! > least) {
    const axis = axes.subarray(found * size, (found + 1) * size);
    for (let row = 0; row < count; row++) addTo(axis, vectors[found * count + row]!, rows, row * size);
    freeOf(axis, axes, found);
    turn(axis);
    kept += values[found]!;
    found++;
  }
  for (let d = 0; found < dimensions; d++) {
    const axis = axes.subarray(found * size, (found + 1) * size).fill(0);
    axis[d] = 1;
    // Of the unit vectors that are left, one is always longer than this.
    if (freeOf(axis, axes, found) < 1 / (2 * size)) continue;
    turn(axis);
    found++;
  }
  const all = values.reduce((total, value) => total + value, 0);
  return { axes, kept: all > 0 ? kept / all : 1 };
}

/** The products of all rows with one another. */
function productsOf(rows: Float32Array, size: number): Float64Array {
  const count = rows.length / size;
  const products = new Float64Array(count * count);
  for (let one = 0; one < count; one++) {
    for (let other = 0; other <= one; other++) {
      let sum = 0;
      for (let d = 0; d < size; d++) sum += rows[one * size + d]! * rows[other * size + d]!;
      products[one * count + other] = products[other * count + one] = sum;
    }
  }
  return products;
}

/**
 * Takes the first `count` axes out of a vector and gives it length 1; twice where little of it is left, against rounding.
 *
 * @returns its squared length before that: of a vector of length 1, the share that was left.
 */
function freeOf(vector: Float64Array, axes: Float64Array, count: number): number {
  const size = vector.length;
  let left = 0;
  for (let pass = 0; pass === 0 || (pass === 1 && left < 0.5); pass++) {
    for (let axis = 0; axis < count; axis++) {
      let along = 0;
      for (let d = 0; d < size; d++) along += vector[d]! * axes[axis * size + d]!;
      addTo(vector, -along, axes, axis * size);
    }
    const squares = vector.reduce((sum, value) => sum + value * value, 0);
    if (pass === 0) left = squares;
    const factor = 1 / Math.sqrt(squares);
    for (let d = 0; d < size; d++) vector[d]! *= factor;
  }
  return left;
}

function addTo(vector: Float64Array, factor: number, rows: Float32Array | Float64Array, start: number): void {
  for (let d = 0; d < vector.length; d++) vector[d]! += factor * rows[start + d]!;
}

/** Turns a vector round if its largest number is negative. */
function turn(vector: Float64Array): void {
  const largest = vector.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
  if (largest < 0) for (let d = 0; d < vector.length; d++) vector[d] = -vector[d]!;
}
