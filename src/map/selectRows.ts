import type { QuantisedRows } from '../index/quantiseRows';

/** Some rows of many, in the order asked for. */
export function selectRows(rows: QuantisedRows, wanted: ArrayLike<number>): QuantisedRows {
  const { dimensions } = rows;
  const values = new Int8Array(wanted.length * dimensions);
  const scales = new Float32Array(wanted.length);
  for (let position = 0; position < wanted.length; position++) {
    const row = wanted[position]!;
    values.set(rows.values.subarray(row * dimensions, (row + 1) * dimensions), position * dimensions);
    scales[position] = rows.scales[row]!;
  }
  return { dimensions, values, scales };
}

/** Writes one row as float32 into `into`, which has room for one. */
export function writeRow({ dimensions, values, scales }: QuantisedRows, row: number, into: Float32Array): void {
  const scale = scales[row]!;
  for (let d = 0; d < dimensions; d++) into[d] = values[row * dimensions + d]! * scale;
}
