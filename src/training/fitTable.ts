import type { Arithmetic, RowSums } from './matrix/Arithmetic';
import { type TokenBags, transposeBags } from './TokenBags';

/** Find W that makes `A · W` the targets, where A holds token counts times a scale for each passage. */
export interface FitProblem {
  readonly bags: TokenBags;
  /** One factor for each passage. */
  readonly scales: Float32Array;
  /** Packed rows, one for each passage. */
  readonly targets: Float32Array;
  /** Packed rows, one for each token: where W starts, and what the ridge draws it to. */
  readonly previous: Float32Array;
  /** Numbers in a row: a multiple of 32. */
  readonly dimensions: number;
  /** λ, above 0. */
  readonly ridge: number;
}

export interface FitProgress {
  readonly iteration: number;
  /** ‖gradient‖ over that at the start; the largest of all columns. */
  readonly residual: number;
}

export interface FitOptions {
  readonly arithmetic: Arithmetic;
  readonly iterations: number;
  /** Stops when every column's residual is below. */
  readonly tolerance?: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: FitProgress) => void | Promise<void>) | undefined;
}

/** The memory that `fitTable` takes of an arithmetic, in bytes. */
export function fitBytes({ bags, scales, dimensions, previous }: Omit<FitProblem, 'targets' | 'ridge'>): number {
  const floats = dimensions * scales.length + 2 * previous.length;
  return 4 * (floats + 4 * bags.ids.length + scales.length + previous.length / dimensions) + 4096;
}

/**
 * Minimises `‖A·W − T‖² + λ‖W − previous‖²` by conjugate gradients on the normal equations, preconditioned by their
 * diagonal (Jacobi); without that it hardly converges, because tokens differ in frequency by five orders of magnitude.
 * All columns share the products and have step lengths of their own, so a column's result does not depend on which
 * others are solved with it.
 *
 * @returns W, packed rows of one token each.
 * @throws the signal's reason when aborted.
 */
export async function fitTable(problem: FitProblem, options: FitOptions): Promise<Float32Array<ArrayBuffer>> {
  const { previous, targets, dimensions, ridge } = problem;
  const { arithmetic, iterations, tolerance = 0, signal, onProgress } = options;
  const matrix = new CountMatrix(problem, arithmetic);
  const diagonal = matrix.squares().map((squares) => squares + ridge);
  const table = new Float32Array(previous);

  // The gradient at the start: the ridge's part is 0 there.
  const passages = matrix.passages;
  matrix.tokens.set(previous);
  matrix.applyToTokens();
  for (let index = 0; index < passages.length; index++) passages[index] = targets[index]! - passages[index]!;
  matrix.applyToPassages();
  const gradient = new Float32Array(matrix.result);
  const direction = matrix.tokens;
  direction.fill(0);

  const first = columnProducts(gradient, gradient, dimensions);
  // A column without slope stays where it is: a division by infinity gives 0.
  let slopes: Float64Array = new Float64Array(dimensions);
  for (let iteration = 1; iteration <= iterations; iteration++) {
    signal?.throwIfAborted();
    const newSlopes = preconditionedSquares(gradient, diagonal, dimensions);
    const turns = newSlopes.map((slope, column) => slope / (slopes[column]! || Infinity));
    slopes = newSlopes;
    turn(direction, gradient, diagonal, turns);
    matrix.applyToTokens();
    const curvatures = columnProducts(passages, passages, dimensions);
    for (const [column, squares] of columnProducts(direction, direction, dimensions).entries()) {
      curvatures[column]! += ridge * squares;
    }
    const steps = slopes.map((slope, column) => slope / (curvatures[column]! || Infinity));
    matrix.applyToPassages();
    walk(table, direction, steps, 1);
    walk(gradient, matrix.result, steps, -1);
    walk(gradient, direction, steps, -ridge);
    const residual = columnProducts(gradient, gradient, dimensions).reduce(
      (worst, squares, column) => Math.max(worst, Math.sqrt(squares / (first[column]! || Infinity))),
      0,
    );
    await onProgress?.({ iteration, residual });
    if (residual <= tolerance) break;
  }
  return table;
}

/** A and its transpose, each as sums of rows. */
class CountMatrix {
  /** What A is applied to. */
  readonly tokens: Float32Array;
  /** What A gives, and its transpose is applied to. */
  readonly passages: Float32Array;
  /** What the transpose gives. */
  readonly result: Float32Array;
  readonly #byPassage: RowSums;
  readonly #byToken: RowSums;
  readonly #dimensions: number;
  readonly #arithmetic: Arithmetic;

  constructor({ bags, scales, previous, dimensions }: FitProblem, arithmetic: Arithmetic) {
    this.tokens = arithmetic.floats(previous.length);
    this.result = arithmetic.floats(previous.length);
    this.passages = arithmetic.floats(scales.length * dimensions);
    this.#dimensions = dimensions;
    this.#arithmetic = arithmetic;
    this.#byPassage = copySums(bags, arithmetic);
    for (let passage = 0; passage < scales.length; passage++) {
      for (let entry = bags.starts[passage]!; entry < bags.starts[passage + 1]!; entry++) {
        this.#byPassage.factors[entry]! *= scales[passage]!;
      }
    }
    this.#byToken = copySums(transposeBags(bags, previous.length / dimensions), arithmetic);
    for (const [entry, passage] of this.#byToken.ids.entries()) this.#byToken.factors[entry]! *= scales[passage]!;
  }

  applyToTokens(): void {
    this.#arithmetic.sumRows(this.passages, this.#byPassage, this.tokens, this.#dimensions);
  }

  applyToPassages(): void {
    this.#arithmetic.sumRows(this.result, this.#byToken, this.passages, this.#dimensions);
  }

  /** Of each token's column: the diagonal of `Aᵀ·A`. */
  squares(): Float64Array {
    const { starts, factors } = this.#byToken;
    return Float64Array.from({ length: starts.length - 1 }, (_, token) => {
      let sum = 0;
      for (let entry = starts[token]!; entry < starts[token + 1]!; entry++) sum += factors[entry]! ** 2;
      return sum;
    });
  }
}

function copySums({ starts, ids, counts }: TokenBags, arithmetic: Arithmetic): RowSums {
  const sums = {
    starts: arithmetic.ints(starts.length),
    ids: arithmetic.ints(ids.length),
    factors: arithmetic.floats(counts.length),
  };
  sums.starts.set(starts);
  sums.ids.set(ids);
  sums.factors.set(counts);
  return sums;
}

function columnProducts(one: Float32Array, other: Float32Array, dimensions: number): Float64Array {
  const sums = new Float64Array(dimensions);
  for (let start = 0; start < one.length; start += dimensions) {
    for (let column = 0; column < dimensions; column++) {
      sums[column]! += one[start + column]! * other[start + column]!;
    }
  }
  return sums;
}

function preconditionedSquares(gradient: Float32Array, diagonal: Float64Array, dimensions: number): Float64Array {
  const sums = new Float64Array(dimensions);
  for (let row = 0; row < diagonal.length; row++) {
    const factor = 1 / diagonal[row]!;
    for (let column = 0; column < dimensions; column++) {
      sums[column]! += factor * gradient[row * dimensions + column]! ** 2;
    }
  }
  return sums;
}

/** The new direction: the preconditioned gradient, plus a share of the old direction for each column. */
function turn(direction: Float32Array, gradient: Float32Array, diagonal: Float64Array, shares: Float64Array): void {
  const dimensions = shares.length;
  for (let row = 0; row < diagonal.length; row++) {
    const factor = 1 / diagonal[row]!;
    for (let column = 0; column < dimensions; column++) {
      const position = row * dimensions + column;
      direction[position] = factor * gradient[position]! + shares[column]! * direction[position]!;
    }
  }
}

/** Adds to each column its step along the direction, times a factor. */
function walk(rows: Float32Array, direction: Float32Array, steps: Float64Array, factor: number): void {
  const dimensions = steps.length;
  for (let start = 0; start < rows.length; start += dimensions) {
    for (let column = 0; column < dimensions; column++) {
      rows[start + column]! += factor * steps[column]! * direction[start + column]!;
    }
  }
}
