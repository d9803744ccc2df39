import {
  checkQuery,
  checkRows,
  compareRankedRows,
  isAllowed,
  type DenseIndex,
  type DenseSearchOptions,
  type RankedRow,
} from './DenseIndex';
import type { QuantisedRows } from './quantiseRows';

interface PlainRow {
  readonly values: Int8Array;
  readonly scale: number;
  removed: boolean;
}

/** The oracle: score every row, sort them all. */
export class PlainDenseIndex implements DenseIndex {
  #rows: PlainRow[] = [];

  constructor(readonly dimensions: number) {}

  get rows(): number {
    return this.#rows.length;
  }

  get removedRows(): number {
    return this.#rows.filter(({ removed }) => removed).length;
  }

  append(rows: QuantisedRows): number {
    checkRows(rows, this.dimensions);
    const first = this.#rows.length;
    for (const [index, scale] of rows.scales.entries()) {
      const values = rows.values.slice(index * this.dimensions, (index + 1) * this.dimensions);
      this.#rows.push({ values, scale, removed: false });
    }
    return first;
  }

  /** There is nothing to prepare. */
  prepare(): boolean {
    return false;
  }

  remove(row: number): void {
    const found = this.#rows[row];
    if (found) found.removed = true;
  }

  compact(): void {
    this.#rows = this.#rows.filter(({ removed }) => !removed);
  }

  async search(query: Float32Array, options: DenseSearchOptions): Promise<readonly RankedRow[]> {
    options.signal?.throwIfAborted();
    checkQuery(query, this.dimensions);
    return this.#rows
      .map(({ values, scale, removed }, row) => ({ row, score: scale * dot(query, values), removed }))
      .filter(({ row, removed }) => !removed && isAllowed(row, options.only))
      .map(({ row, score }) => ({ row, score }))
      .toSorted(compareRankedRows)
      .slice(0, options.limit);
  }

  compare(query: Float32Array, rows: readonly number[]): Float64Array {
    checkQuery(query, this.dimensions);
    return Float64Array.from(rows, (row) => {
      const found = this.#rows[row];
      return found && !found.removed ? found.scale * dot(query, found.values) : NaN;
    });
  }
}

function dot(query: Float32Array, values: Int8Array): number {
  return query.reduce((sum, component, d) => sum + component * values[d]!, 0);
}
