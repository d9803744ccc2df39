/** A table with one int8 row and one scale for each token. */
export interface QuantisedTable {
  readonly embeddings: Int8Array<ArrayBuffer>;
  readonly scales: Float32Array<ArrayBuffer>;
}

const GREATEST = 127;

/** Rounds each row to whole steps of its own largest number / 127. A number moves by half a step at most. */
export function quantiseTable(table: Float32Array, dimensions: number): QuantisedTable {
  const embeddings = new Int8Array(table.length);
  const scales = new Float32Array(table.length / dimensions);
  for (let row = 0; row < scales.length; row++) {
    scales[row] = stepOf(table, row * dimensions, dimensions);
    if (scales[row] === 0) continue;
    for (let d = row * dimensions; d < (row + 1) * dimensions; d++)
      embeddings[d] = Math.round(table[d]! / scales[row]!);
  }
  return { embeddings, scales };
}

/** Writes a row as it will be read back once quantised: what int8-aware training computes with. */
export function roundRow(target: Float32Array, row: Float32Array): void {
  const step = stepOf(row, 0, row.length);
  if (step === 0) target.fill(0);
  else for (let d = 0; d < row.length; d++) target[d] = Math.round(row[d]! / step) * step;
}

/** A table with each row as it will be read back once quantised. */
export function roundTable(table: Float32Array, dimensions: number): Float32Array<ArrayBuffer> {
  const rounded = new Float32Array(table.length);
  for (let start = 0; start < table.length; start += dimensions) {
    roundRow(rounded.subarray(start, start + dimensions), table.subarray(start, start + dimensions));
  }
  return rounded;
}

/** In float32, as the scale is stored. */
function stepOf(rows: Float32Array, start: number, dimensions: number): number {
  let greatest = 0;
  for (let d = start; d < start + dimensions; d++) greatest = Math.max(greatest, Math.abs(rows[d]!));
  return Math.fround(greatest / GREATEST);
}
