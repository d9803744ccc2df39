import { compareRankedRows, isAllowed, type RankedRow } from '../DenseIndex';
import type { QuantisedRows } from '../quantiseRows';
import {
  ESTIMATES_PER_BIN,
  HIGHEST_ESTIMATE,
  lookUpTable,
  rowSpread,
  segmentEstimates,
  type LookUpTable,
  type SegmentEstimate,
} from './estimates';
import { SEGMENT_ROWS, type Kernel, type KernelSearch, type KernelSearchOptions } from './Kernel';

interface PlainRow {
  readonly values: Int8Array<ArrayBuffer>;
  readonly scale: number;
  removed: boolean;
}

/** What the rows of a segment have in common. */
interface SegmentCentre {
  readonly mean: Float32Array;
  /** How far components are from the mean, for each dimension, summed over the rows that were looked at. */
  readonly distances: Float32Array;
}

/** The mean of a segment is that of every fourth row. */
const SAMPLE_EVERY = 4;

/** The oracle of all kernels: every step as its definition says, one row at a time. */
export class PlainKernel implements Kernel {
  readonly #rows: PlainRow[] = [];
  readonly #centres: SegmentCentre[] = [];

  constructor(readonly dimensions: number) {}

  get rows(): number {
    return this.#rows.length;
  }

  get removedRows(): number {
    return this.#rows.filter(({ removed }) => removed).length;
  }

  get bytes(): number {
    return this.#rows.length * (this.dimensions + 4);
  }

  append({ values, scales }: QuantisedRows): void {
    for (const [index, scale] of scales.entries()) {
      const row = values.slice(index * this.dimensions, (index + 1) * this.dimensions);
      this.#rows.push({ values: row, scale, removed: false });
    }
  }

  deriveBits(most: number): boolean {
    const full = Math.floor(this.#rows.length / SEGMENT_ROWS);
    const end = Math.min(full, this.#centres.length + most);
    while (this.#centres.length < end) {
      const first = this.#centres.length * SEGMENT_ROWS;
      this.#centres.push(centreOf(this.#rows.slice(first, first + SEGMENT_ROWS), this.dimensions));
    }
    return end < full;
  }

  remove(row: number): void {
    const found = this.#rows[row];
    if (found) found.removed = true;
  }

  remaining(segment: number): QuantisedRows {
    const rows = this.#rows
      .slice(segment * SEGMENT_ROWS, (segment + 1) * SEGMENT_ROWS)
      .filter(({ removed }) => !removed);
    return {
      dimensions: this.dimensions,
      values: Int8Array.from(rows.flatMap(({ values }) => [...values])),
      scales: Float32Array.from(rows, ({ scale }) => scale),
    };
  }

  open(query: Float32Array, options: KernelSearchOptions): KernelSearch {
    return new PlainSearch(query, options, [...this.#rows], [...this.#centres]);
  }
}

interface ChosenRow {
  readonly row: number;
  readonly estimate: number;
}

class PlainSearch implements KernelSearch {
  readonly segments: number;
  readonly allowed: number;
  readonly #table: LookUpTable;
  readonly #estimates: readonly SegmentEstimate[];
  readonly #ranked: RankedRow[] = [];
  #chosen: ChosenRow[] = [];
  #next = 0;

  constructor(
    readonly query: Float32Array,
    readonly options: KernelSearchOptions,
    readonly rows: readonly PlainRow[],
    readonly centres: readonly SegmentCentre[],
  ) {
    this.segments = Math.ceil(rows.length / SEGMENT_ROWS);
    this.allowed = rows.filter((_, row) => this.#isAllowed(row)).length;
    const means = new Float64Array(query.length);
    const distances = new Float64Array(query.length);
    for (const centre of centres) {
      for (let d = 0; d < query.length; d++) {
        means[d]! += centre.mean[d]!;
        distances[d]! += centre.distances[d]!;
      }
    }
    const spread = rowSpread(means, distances, centres.length);
    this.#table = lookUpTable(query, spread, Math.ceil(query.length / 4) * 4);
    const meanScores = Float64Array.from(centres, ({ mean }) => dotOfFour(query, mean));
    this.#estimates = segmentEstimates(this.#table, meanScores, centres.map(deviationOf));
  }

  scan(segment: number): void {
    for (const row of this.#rowsOf(segment)) this.#rank(row);
  }

  hasBits(segment: number): boolean {
    return segment < this.centres.length;
  }

  choose(most: number): boolean {
    const end = Math.min(this.centres.length, this.#next + most);
    while (this.#next < end) this.#chooseFrom(this.#next++);
    return this.#next < this.centres.length;
  }

  isChosen(): boolean {
    return true;
  }

  #chooseFrom(segment: number): void {
    const { start, unit } = this.#estimates[segment]!;
    const { mean } = this.centres[segment]!;
    for (const row of this.#rowsOf(segment)) {
      const sum = sumPartialScores(this.#table, this.rows[row]!, mean);
      const estimate = Math.trunc(Math.fround(start + Math.fround(unit * sum)));
      this.#chosen.push({ row, estimate: Math.min(HIGHEST_ESTIMATE, estimate) });
    }
  }

  rescore(): void {
    const byEstimate = this.#chosen.toSorted((a, b) => b.estimate - a.estimate);
    const last = byEstimate[this.options.wanted - 1]?.estimate ?? 0;
    const cutoff = last - (last % ESTIMATES_PER_BIN);
    for (const { row, estimate } of byEstimate) if (estimate >= cutoff) this.#rank(row);
    this.#chosen = [];
  }

  compare(rows: readonly number[]): Float64Array {
    return Float64Array.from(rows, (row) => {
      const found = this.rows[row];
      return found && !found.removed ? this.#score(found) : NaN;
    });
  }

  ranked(): RankedRow[] {
    return this.#ranked.toSorted(compareRankedRows).slice(0, this.options.limit);
  }

  close(): void {
    this.#chosen = [];
  }

  #rowsOf(segment: number): number[] {
    const first = segment * SEGMENT_ROWS;
    const count = Math.min(SEGMENT_ROWS, this.rows.length - first);
    return Array.from({ length: count }, (_, within) => first + within).filter((row) => this.#isAllowed(row));
  }

  #isAllowed(row: number): boolean {
    return !this.rows[row]!.removed && isAllowed(row, this.options.only);
  }

  #rank(row: number): void {
    if (!this.rows[row]!.removed) this.#ranked.push({ row, score: this.#score(this.rows[row]!) });
  }

  #score({ values, scale }: PlainRow): number {
    return this.query.reduce((total, component, d) => total + component * values[d]!, 0) * scale;
  }
}

/** In float32 like the kernels, so that every component falls on the same side of the mean. */
function componentsOf({ values, scale }: PlainRow): Float32Array {
  const components = new Float32Array(values.length);
  for (let d = 0; d < values.length; d++) components[d] = values[d]! * scale;
  return components;
}

function centreOf(rows: readonly PlainRow[], dimensions: number): SegmentCentre {
  const sample = rows.filter((_, index) => index % SAMPLE_EVERY === 0).map(componentsOf);
  const mean = new Float32Array(dimensions);
  for (const components of sample) for (let d = 0; d < dimensions; d++) mean[d]! += components[d]!;
  for (let d = 0; d < dimensions; d++) mean[d]! *= 1 / sample.length;
  const distances = new Float32Array(dimensions);
  for (const components of sample) {
    for (let d = 0; d < dimensions; d++) distances[d]! += Math.abs(Math.fround(components[d]! - mean[d]!));
  }
  return { mean, distances };
}

function deviationOf({ distances }: SegmentCentre): number {
  return distances.reduce((sum, distance) => sum + distance, 0) / ((SEGMENT_ROWS / SAMPLE_EVERY) * distances.length);
}

/** In four sums, as the kernels add up, so that both round alike. */
function dotOfFour(query: Float32Array, mean: Float32Array): number {
  const sums: [number, number, number, number] = [0, 0, 0, 0];
  for (const [d, component] of query.entries()) sums[d % 4]! += component * mean[d]!;
  return sums[0] + sums[1] + (sums[2] + sums[3]);
}

function sumPartialScores({ partialScores }: LookUpTable, row: PlainRow, mean: Float32Array): number {
  const components = componentsOf(row);
  let sum = 0;
  for (let group = 0; group < partialScores.length / 16; group++) {
    let nibble = 0;
    for (let bit = 0; bit < 4; bit++) {
      const d = 4 * group + bit;
      if (d < mean.length && components[d]! > mean[d]!) nibble |= 1 << bit;
    }
    sum += partialScores[16 * group + nibble]!;
  }
  return sum;
}
