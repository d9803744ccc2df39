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

/** The same rows as those of another document. */
export function labelRows(rows: EmbeddingRows, document: number): EmbeddingRows {
  return { ...rows, documents: new Uint32Array(rows.documents.length).fill(document) };
}

/**
 * Rows as all documents have them that share them.
 *
 * @param users documents of the ids under which shared rows are kept; an id that is not among them is its own document.
 */
export function shareOut(rows: EmbeddingRows, users: ReadonlyMap<number, readonly number[]>): EmbeddingRows {
  if (!rows.documents.some((id) => users.has(id))) return rows;
  const taken: number[] = [];
  const documents: number[] = [];
  for (const [row, id] of rows.documents.entries()) {
    for (const document of users.get(id) ?? [id]) {
      taken.push(row);
      documents.push(document);
    }
  }
  return { ...takeRows(rows, taken), documents: Uint32Array.from(documents) };
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
  return takeRows(rows, kept);
}

/** Rows `from` to `to`, as a copy. */
export function sliceRows(rows: EmbeddingRows, from: number, to: number): EmbeddingRows {
  const slice = emptyRows(to - from, rows.dimensions);
  copyRows(rows, from, to, slice, 0);
  return slice;
}

/** Some rows, in the order of their positions. */
function takeRows(rows: EmbeddingRows, positions: readonly number[]): EmbeddingRows {
  const taken = emptyRows(positions.length, rows.dimensions);
  for (const [at, row] of positions.entries()) copyRows(rows, row, row + 1, taken, at);
  return taken;
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
