const FIRST_DECAY = 0.9;
const SECOND_DECAY = 0.999;
const TINY = 1e-8;

/**
 * Adam (Kingma and Ba 2015, arXiv 1412.6980) for a table of which a step touches few rows: moments of the other rows
 * rest. Its corrections for the moments' start count all steps (as `SparseAdam` of PyTorch).
 */
export class SparseAdam {
  readonly #table: Float32Array;
  readonly #dimensions: number;
  readonly #first: Float32Array;
  readonly #second: Float32Array;
  #steps = 0;

  /** @param table packed rows; changed by every step. */
  constructor(table: Float32Array, dimensions: number) {
    this.#table = table;
    this.#dimensions = dimensions;
    this.#first = new Float32Array(table.length);
    this.#second = new Float32Array(table.length);
  }

  /**
   * One step.
   *
   * @param rows the rows touched, none twice.
   * @param gradient packed, one row for each of `rows`.
   */
  step(rows: Int32Array, gradient: Float32Array, rate: number): void {
    this.#steps++;
    const stepSize = rate / (1 - FIRST_DECAY ** this.#steps);
    const correction = 1 / (1 - SECOND_DECAY ** this.#steps);
    const dimensions = this.#dimensions;
    const [table, first, second] = [this.#table, this.#first, this.#second];
    for (let index = 0; index < rows.length; index++) {
      const start = rows[index]! * dimensions;
      for (let d = 0; d < dimensions; d++) {
        const slope = gradient[index * dimensions + d]!;
        const position = start + d;
        const mean = FIRST_DECAY * first[position]! + (1 - FIRST_DECAY) * slope;
        const square = SECOND_DECAY * second[position]! + (1 - SECOND_DECAY) * slope * slope;
        first[position] = mean;
        second[position] = square;
        table[position]! -= (stepSize * mean) / (Math.sqrt(square * correction) + TINY);
      }
    }
  }
}
