/** Eigenvectors of a symmetric matrix, by falling eigenvalue. */
export interface Eigen {
  readonly values: Float64Array;
  /** `size × size`, row-major: row i is the unit vector of value i; its largest number is positive. */
  readonly vectors: Float64Array;
}

const MOST_SWEEPS = 40;
/** Turning goes on until what is off the diagonal is this small beside the whole. */
const SMALL = 1e-24;

/**
 * Jacobi's method with cyclic sweeps (Golub and Van Loan, Matrix Computations, 8.5). Slow and exact: 384 × 384 takes a
 * few seconds.
 *
 * @param matrix symmetric, `size × size`; not changed.
 * @throws RangeError when a number is not finite, or it does not converge.
 */
export function symmetricEigen(matrix: Float64Array, size: number): Eigen {
  const work = matrix.slice();
  const vectors = new Float64Array(size * size);
  for (let index = 0; index < size; index++) vectors[index * size + index] = 1;
  const whole = squares(work, size, true);
  if (!Number.isFinite(whole)) throw new RangeError('A matrix with numbers that are not finite has no eigenvectors.');
  for (let sweep = 0; squares(work, size, false) > SMALL * whole; sweep++) {
    if (sweep === MOST_SWEEPS) throw new RangeError('The eigenvectors do not converge.');
    for (let p = 0; p < size - 1; p++) for (let q = p + 1; q < size; q++) rotate(work, vectors, size, p, q);
  }
  return sorted(work, vectors, size);
}

function squares(matrix: Float64Array, size: number, withDiagonal: boolean): number {
  let sum = 0;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (withDiagonal || row !== column) sum += matrix[row * size + column]! ** 2;
    }
  }
  return sum;
}

/** Turns rows and columns p and q so that the number where they cross becomes 0. */
function rotate(work: Float64Array, vectors: Float64Array, size: number, p: number, q: number): void {
  const crossing = work[p * size + q]!;
  if (crossing === 0) return;
  const theta = (work[q * size + q]! - work[p * size + p]!) / (2 * crossing);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  turnRows(work, p * size, q * size, size, cosine, sine);
  for (let row = 0; row < size; row++) {
    const one = work[row * size + p]!;
    const other = work[row * size + q]!;
    work[row * size + p] = cosine * one - sine * other;
    work[row * size + q] = sine * one + cosine * other;
  }
  turnRows(vectors, p * size, q * size, size, cosine, sine);
}

function turnRows(matrix: Float64Array, p: number, q: number, size: number, cosine: number, sine: number): void {
  for (let column = 0; column < size; column++) {
    const one = matrix[p + column]!;
    const other = matrix[q + column]!;
    matrix[p + column] = cosine * one - sine * other;
    matrix[q + column] = sine * one + cosine * other;
  }
}

function sorted(work: Float64Array, vectors: Float64Array, size: number): Eigen {
  const valueOf = (index: number) => work[index * size + index]!;
  const order = Array.from({ length: size }, (_, index) => index).toSorted((a, b) => valueOf(b) - valueOf(a) || a - b);
  const rows = new Float64Array(size * size);
  for (const [target, source] of order.entries()) {
    const row = vectors.subarray(source * size, (source + 1) * size);
    const largest = row.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
    rows.set(
      row.map((value) => (largest < 0 ? -value : value)),
      target * size,
    );
  }
  return { values: Float64Array.from(order, valueOf), vectors: rows };
}
