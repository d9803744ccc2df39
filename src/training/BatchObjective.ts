import { contrastiveLoss } from './losses/contrastiveLoss';
import { gramLoss } from './losses/gramLoss';
import { matchLoss } from './losses/matchLoss';
import { neighbourLoss, neighbourShares } from './losses/neighbourLoss';
import { spreadLoss } from './losses/spreadLoss';
import type { Arithmetic } from './matrix/Arithmetic';

/** One number of dimensions that embeddings may be cut to (Matryoshka, arXiv 2205.13147). */
export interface MatryoshkaLevel {
  readonly dimensions: number;
  readonly weight: number;
  /** Weight of `gramLoss` at this level. */
  readonly gram: number;
}

/** How much each loss counts; 0 leaves it out. */
export interface LossWeights {
  readonly contrastive: number;
  readonly match: number;
  readonly neighbours: number;
  readonly spread: number;
  /** τ of the contrastive and the neighbour loss. */
  readonly temperature: number;
  /** Teacher's rows with a cosine above this are no negatives for each other. */
  readonly duplicateAbove: number;
}

export interface ObjectiveShape {
  /** Rows in a batch: a multiple of 4. */
  readonly size: number;
  /** By rising dimensions: multiples of 4. The last one's are those of the embeddings. */
  readonly levels: readonly MatryoshkaLevel[];
  /** Numbers in a row of the teacher's own space: a multiple of 4. */
  readonly teacherDimensions: number;
  readonly weights: LossWeights;
}

/** The memory that a `BatchObjective` takes of an arithmetic, in bytes. */
export function objectiveBytes({ size, levels, teacherDimensions }: ObjectiveShape): number {
  const dimensions = levels.at(-1)!.dimensions;
  return 4 * (size * (5 * dimensions + teacherDimensions) + size * size * (3 + 2 * levels.length + 2)) + 8192;
}

/**
 * The loss of a batch of embeddings that are not yet normalised, and its gradient, at several numbers of dimensions at
 * once. Products of the first 64 numbers are part of those of the first 128, so every level only adds its own columns.
 */
export class BatchObjective {
  /** To fill before `compute`: the student's rows, `size × dimensions`. */
  readonly students: Float32Array;
  /** To fill: what each row should become, in the student's space. */
  readonly targets: Float32Array;
  /** To fill: the teacher's unit rows, in the space whose neighbourhoods should be kept. */
  readonly teachers: Float32Array;
  /** What `compute` fills: the gradient for `students`. */
  readonly gradient: Float32Array;
  readonly #shape: ObjectiveShape;
  readonly #arithmetic: Arithmetic;
  readonly #dimensions: number;
  readonly #transposed: Float32Array;
  readonly #teacherCosines: Float32Array;
  readonly #toStudents: SimilaritySide;
  readonly #toTargets: SimilaritySide;

  constructor(shape: ObjectiveShape, arithmetic: Arithmetic) {
    const { size, levels, teacherDimensions } = shape;
    this.#shape = shape;
    this.#arithmetic = arithmetic;
    this.#dimensions = levels.at(-1)!.dimensions;
    const rows = () => arithmetic.floats(size * this.#dimensions);
    [this.students, this.targets, this.gradient, this.#transposed] = [rows(), rows(), rows(), rows()];
    this.teachers = arithmetic.floats(size * teacherDimensions);
    this.#teacherCosines = arithmetic.floats(size * size);
    this.#toStudents = createSide(shape, arithmetic);
    this.#toTargets = createSide(shape, arithmetic);
  }

  /** Computes loss and gradient of what `students`, `targets` and `teachers` hold. */
  compute(): number {
    const { size, levels, teacherDimensions, weights } = this.#shape;
    this.#multiply(this.#teacherCosines, this.teachers, this.teachers, teacherDimensions, 0, teacherDimensions, false);
    const shares = neighbourShares(this.#teacherCosines, size, weights.temperature);
    const duplicates = markAbove(this.#teacherCosines, weights.duplicateAbove);
    let loss = 0;
    for (const [index, level] of levels.entries()) {
      const first = levels[index - 1]?.dimensions ?? 0;
      const lengths = rowLengths(this.students, this.#dimensions, level.dimensions);
      const targetLengths = rowLengths(this.targets, this.#dimensions, level.dimensions);
      for (const [side, right, rightLengths] of [
        [this.#toStudents, this.students, lengths],
        [this.#toTargets, this.targets, targetLengths],
      ] as const) {
        this.#multiply(side.products, this.students, right, this.#dimensions, first, level.dimensions, index > 0);
        scaleByLengths(side.cosines, side.products, lengths, rightLengths);
        side.gradients[index]!.fill(0);
      }
      const on = (side: SimilaritySide, weight: number) => ({
        cosines: side.cosines,
        size,
        gradient: side.gradients[index]!,
        weight,
      });
      const { contrastive, match, neighbours, spread, temperature } = weights;
      if (contrastive > 0)
        loss += contrastiveLoss(on(this.#toTargets, contrastive * level.weight), { temperature, duplicates });
      if (match > 0) loss += matchLoss(on(this.#toTargets, match * level.weight));
      if (neighbours > 0) loss += neighbourLoss(on(this.#toStudents, neighbours * level.weight), shares, temperature);
      if (spread > 0) loss += spreadLoss(on(this.#toStudents, spread * level.weight));
      if (level.gram > 0) loss += gramLoss(on(this.#toStudents, level.gram), this.#teacherCosines);
      finishSide(this.#toStudents, index, lengths, lengths, true);
      finishSide(this.#toTargets, index, lengths, targetLengths, false);
    }
    this.#spreadGradient();
    return loss;
  }

  /** From the gradients for products, level by level, to the one for the students' rows. */
  #spreadGradient(): void {
    const { size, levels } = this.#shape;
    this.gradient.fill(0);
    for (const side of [this.#toStudents, this.#toTargets]) {
      transpose(this.#transposed, side === this.#toStudents ? this.students : this.targets, this.#dimensions);
      // A level's columns take part in all higher levels.
      for (let index = levels.length - 1; index >= 0; index--) {
        const first = levels[index - 1]?.dimensions ?? 0;
        const end = levels[index]!.dimensions;
        const gradient = side.gradients[index]!;
        const above = side.gradients[index + 1];
        if (above) {
          for (let position = 0; position < gradient.length; position++) gradient[position]! += above[position]!;
          for (let row = 0; row < size; row++) side.radial[index]![row]! += side.radial[index + 1]![row]!;
        }
        this.#arithmetic.multiplyTransposed(
          this.gradient.subarray(first),
          gradient,
          this.#transposed.subarray(first * size),
          {
            rows: size,
            columns: end - first,
            inner: size,
            leftStride: size,
            rightStride: size,
            resultStride: this.#dimensions,
            add: true,
          },
        );
        this.#straighten(side.radial[index]!, first, end);
      }
    }
  }

  /** Takes out of columns of the gradient what would only lengthen a row. */
  #straighten(radial: Float64Array, first: number, end: number): void {
    const { gradient, students } = this;
    for (let row = 0; row < radial.length; row++) {
      for (let position = row * this.#dimensions + first; position < row * this.#dimensions + end; position++) {
        gradient[position]! -= radial[row]! * students[position]!;
      }
    }
  }

  #multiply(
    result: Float32Array,
    left: Float32Array,
    right: Float32Array,
    stride: number,
    first: number,
    end: number,
    add: boolean,
  ): void {
    const { size } = this.#shape;
    this.#arithmetic.multiplyTransposed(result, left.subarray(first), right.subarray(first), {
      rows: size,
      columns: size,
      inner: end - first,
      leftStride: stride,
      rightStride: stride,
      resultStride: size,
      add,
    });
  }
}

/** The students' cosines with one other set of rows, and what comes back from the losses. */
interface SimilaritySide {
  readonly products: Float32Array;
  readonly cosines: Float32Array;
  /** For each level: for the products. */
  readonly gradients: readonly Float32Array[];
  /** For each level and row: how far the gradient would lengthen the row, which changes no cosine. */
  readonly radial: readonly Float64Array[];
}

function createSide({ size, levels }: ObjectiveShape, arithmetic: Arithmetic): SimilaritySide {
  return {
    products: arithmetic.floats(size * size),
    cosines: new Float32Array(size * size),
    gradients: levels.map(() => arithmetic.floats(size * size)),
    radial: levels.map(() => new Float64Array(size)),
  };
}

/** 1 where a cosine is above the limit. A plain loop: `Uint8Array.from` with a callback took half of a step's time. */
function markAbove(cosines: Float32Array, limit: number): Uint8Array {
  const marks = new Uint8Array(cosines.length);
  for (let position = 0; position < cosines.length; position++) marks[position] = cosines[position]! > limit ? 1 : 0;
  return marks;
}

/** Keeps the division finite for a row of zeros. */
const TINY_LENGTH = 1e-6;

function rowLengths(rows: Float32Array, stride: number, dimensions: number): Float64Array {
  const lengths = new Float64Array(rows.length / stride);
  for (let row = 0; row < lengths.length; row++) {
    let squares = 0;
    for (let d = 0; d < dimensions; d++) squares += rows[row * stride + d]! ** 2;
    lengths[row] = Math.max(Math.sqrt(squares), TINY_LENGTH);
  }
  return lengths;
}

function scaleByLengths(
  cosines: Float32Array,
  products: Float32Array,
  rows: Float64Array,
  columns: Float64Array,
): void {
  let position = 0;
  for (let row = 0; row < rows.length; row++) {
    for (let column = 0; column < columns.length; column++) {
      cosines[position] = products[position]! / (rows[row]! * columns[column]!);
      position++;
    }
  }
}

/**
 * Turns a level's gradient for cosines into that for products. Between students a cosine moves both of its rows, so the
 * gradient is made symmetric.
 */
function finishSide(
  { cosines, gradients, radial }: SimilaritySide,
  level: number,
  rows: Float64Array,
  columns: Float64Array,
  symmetric: boolean,
): void {
  const size = rows.length;
  const gradient = gradients[level]!;
  if (symmetric) makeSymmetric(gradient, size);
  for (let row = 0; row < size; row++) {
    let lengthening = 0;
    for (let column = 0; column < size; column++) {
      const position = row * size + column;
      lengthening += gradient[position]! * cosines[position]!;
      gradient[position]! /= rows[row]! * columns[column]!;
    }
    radial[level]![row] = lengthening / rows[row]! ** 2;
  }
}

/** Adds the transpose. */
function makeSymmetric(matrix: Float32Array, size: number): void {
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      const sum = matrix[row * size + column]! + matrix[column * size + row]!;
      matrix[row * size + column] = sum;
      matrix[column * size + row] = sum;
    }
  }
}

function transpose(result: Float32Array, rows: Float32Array, dimensions: number): void {
  const count = rows.length / dimensions;
  for (let row = 0; row < count; row++) {
    for (let d = 0; d < dimensions; d++) result[d * count + row] = rows[row * dimensions + d]!;
  }
}
