import type { QuantisedRows } from '../index/quantiseRows';
import type { EmbeddingRows } from './embeddingBlock';

/** The rows of one document's passages, in their order, each labelled with the passage it stands for. */
export function rowsOfDocument(document: number, rows: QuantisedRows): EmbeddingRows {
  const count = rows.scales.length;
  return {
    ...rows,
    documents: new Uint32Array(count).fill(document),
    passages: Uint32Array.from({ length: count }, (_, position) => position),
  };
}

/** Several sets of rows as one, in order. All must have the same dimension. */
export function joinRows(sets: readonly EmbeddingRows[], dimensions: number): EmbeddingRows {
  const count = sets.reduce((sum, { scales }) => sum + scales.length, 0);
  const joined = emptyRows(count, dimensions);
  let at = 0;
  for (const rows of sets) {
    copyRows(rows, 0, rows.scales.length, joined, at);
    at += rows.scales.length;
  }
  return joined;
}

/** The rows for which `keep` holds, in order. */
export function filterRows(rows: EmbeddingRows, keep: (document: number, passage: number) => boolean): EmbeddingRows {
  const kept: number[] = [];
  for (let row = 0; row < rows.scales.length; row++) {
    if (keep(rows.documents[row]!, rows.passages[row]!)) kept.push(row);
  }
  const filtered = emptyRows(kept.length, rows.dimensions);
  for (const [at, row] of kept.entries()) copyRows(rows, row, row + 1, filtered, at);
  return filtered;
}

/** Rows `from` to `to`, as a copy. */
export function sliceRows(rows: EmbeddingRows, from: number, to: number): EmbeddingRows {
  const slice = emptyRows(to - from, rows.dimensions);
  copyRows(rows, from, to, slice, 0);
  return slice;
}

function emptyRows(count: number, dimensions: number): EmbeddingRows {
  return {
    dimensions,
    documents: new Uint32Array(count),
    passages: new Uint32Array(count),
    scales: new Float32Array(count),
    values: new Int8Array(count * dimensions),
  };
}

function copyRows(from: EmbeddingRows, first: number, end: number, to: EmbeddingRows, at: number): void {
  to.documents.set(from.documents.subarray(first, end), at);
  to.passages.set(from.passages.subarray(first, end), at);
  to.scales.set(from.scales.subarray(first, end), at);
  to.values.set(from.values.subarray(first * from.dimensions, end * from.dimensions), at * from.dimensions);
}
