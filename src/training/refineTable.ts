import { BatchObjective, objectiveBytes, type ObjectiveShape } from './BatchObjective';
import type { Arithmetic, RowSums } from './matrix/Arithmetic';
import { roundRow } from './quantiseTable';
import { Random } from '../index/Random';
import { SparseAdam } from './SparseAdam';
import { pickBags, type TokenBags, transposeBags } from './TokenBags';

/** A token table to improve, and what its sums of tokens should be like. */
export interface RefineProblem {
  readonly bags: TokenBags;
  /** Packed rows, one for each passage: unit rows in the table's space. */
  readonly targets: Float32Array;
  /** Packed rows, one for each passage: unit rows in the teacher's own space. */
  readonly teachers: Float32Array;
  /** Packed rows, one for each token; not changed. */
  readonly table: Float32Array;
}

export interface RefineOptions {
  readonly objective: ObjectiveShape;
  readonly epochs: number;
  /** Of Adam's steps; falls to 0 in a straight line. */
  readonly rate: number;
  /** Of the passages' order. */
  readonly seed: number;
  /** Whether passages are summed from rows rounded to int8; gradients go to the rows as they were (Bengio 2013). */
  readonly rounded: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: RefineProgress) => void | Promise<void>) | undefined;
}

export interface RefineProgress {
  readonly step: number;
  readonly steps: number;
  readonly loss: number;
}

/**
 * Improves a token table by gradient descent on random batches. The same arguments give the same bits.
 *
 * @param create an arithmetic with this many bytes of memory.
 * @throws RangeError when there are fewer passages than one batch; the signal's reason when aborted.
 */
export async function refineTable(
  problem: RefineProblem,
  options: RefineOptions,
  create: (bytes: number) => Arithmetic,
): Promise<Float32Array<ArrayBuffer>> {
  const { objective: shape, epochs, rate, seed, rounded, signal, onProgress } = options;
  const passages = problem.bags.starts.length - 1;
  const batches = Math.floor(passages / shape.size);
  if (batches === 0) throw new RangeError(`${passages} passages are fewer than one batch of ${shape.size}.`);
  const dimensions = shape.levels.at(-1)!.dimensions;
  const table = new Float32Array(problem.table);
  const adam = new SparseAdam(table, dimensions);
  const batch = new TokenBatch(problem.bags, table, dimensions, shape, create);
  const { objective } = batch;
  const random = new Random(seed);
  const steps = epochs * batches;
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = random.permutation(passages);
    for (let first = 0; first + shape.size <= passages; first += shape.size) {
      signal?.throwIfAborted();
      const chosen = order.subarray(first, first + shape.size);
      batch.sum(chosen, rounded);
      gather(objective.targets, problem.targets, chosen, dimensions);
      gather(objective.teachers, problem.teachers, chosen, shape.teacherDimensions);
      const loss = objective.compute();
      adam.step(batch.tokens, batch.gradientOfTokens(), rate * (1 - step / steps));
      step++;
      await onProgress?.({ step, steps, loss });
    }
  }
  return table;
}

function gather(target: Float32Array, rows: Float32Array, chosen: Int32Array, dimensions: number): void {
  for (const [index, row] of chosen.entries()) {
    target.set(rows.subarray(row * dimensions, (row + 1) * dimensions), index * dimensions);
  }
}

/** The tokens of one batch, numbered on their own, so that only their rows are touched. */
class TokenBatch {
  readonly objective: BatchObjective;
  /** Ids of the batch's tokens. */
  tokens = new Int32Array(0);
  readonly #bags: TokenBags;
  readonly #table: Float32Array;
  readonly #dimensions: number;
  readonly #arithmetic: Arithmetic;
  readonly #rows: Float32Array;
  readonly #gradient: Float32Array;
  readonly #byPassage: RowSums;
  readonly #byToken: RowSums;
  readonly #numberOf: Int32Array;

  constructor(
    bags: TokenBags,
    table: Float32Array,
    dimensions: number,
    shape: ObjectiveShape,
    create: (bytes: number) => Arithmetic,
  ) {
    const vocabulary = table.length / dimensions;
    const entries = mostEntries(bags, shape.size);
    const tokens = Math.min(vocabulary, entries);
    const bytes = 4 * (2 * tokens * dimensions + 4 * entries + tokens + shape.size) + 4096;
    const arithmetic = create(bytes + objectiveBytes(shape));
    const createSums = (rows: number) => ({
      starts: arithmetic.ints(rows + 1),
      ids: arithmetic.ints(entries),
      factors: arithmetic.floats(entries),
    });
    this.objective = new BatchObjective(shape, arithmetic);
    this.#bags = bags;
    this.#table = table;
    this.#dimensions = dimensions;
    this.#arithmetic = arithmetic;
    this.#rows = arithmetic.floats(tokens * dimensions);
    this.#gradient = arithmetic.floats(tokens * dimensions);
    this.#byPassage = createSums(shape.size);
    this.#byToken = createSums(tokens);
    this.#numberOf = new Int32Array(vocabulary).fill(-1);
  }

  /** Fills the objective's students with the sums of these passages' tokens. */
  sum(passages: Int32Array, rounded: boolean): void {
    const { starts, ids, counts } = pickBags(this.#bags, passages);
    const tokens: number[] = [];
    const numbers = ids.map((id) => {
      if (this.#numberOf[id] === -1) {
        this.#numberOf[id] = tokens.length;
        tokens.push(id);
      }
      return this.#numberOf[id]!;
    });
    for (const id of tokens) this.#numberOf[id] = -1;
    this.tokens = Int32Array.from(tokens);
    const dimensions = this.#dimensions;
    for (const [number, id] of tokens.entries()) {
      const row = this.#table.subarray(id * dimensions, (id + 1) * dimensions);
      const target = this.#rows.subarray(number * dimensions, (number + 1) * dimensions);
      if (rounded) roundRow(target, row);
      else target.set(row);
    }
    const batch = { starts, ids: numbers, counts };
    fillSums(this.#byPassage, batch);
    fillSums(this.#byToken, transposeBags(batch, tokens.length));
    this.#arithmetic.sumRows(this.objective.students, this.#byPassage, this.#rows, dimensions);
  }

  /** Packed, one row for each of `tokens`. */
  gradientOfTokens(): Float32Array {
    const starts = this.#byToken.starts.subarray(0, this.tokens.length + 1);
    const gradient = this.#gradient.subarray(0, this.tokens.length * this.#dimensions);
    this.#arithmetic.sumRows(gradient, { ...this.#byToken, starts }, this.objective.gradient, this.#dimensions);
    return gradient;
  }
}

function fillSums(sums: RowSums, { starts, ids, counts }: TokenBags): void {
  sums.starts.set(starts);
  sums.ids.set(ids);
  sums.factors.set(counts);
}

/** The most entries that a batch of this size can have. */
function mostEntries({ starts }: TokenBags, size: number): number {
  const lengths = Int32Array.from(
    { length: starts.length - 1 },
    (_, row) => starts[row + 1]! - starts[row]!,
  ).toSorted();
  return lengths.subarray(-size).reduce((sum, length) => sum + length, 0);
}
