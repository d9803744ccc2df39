/** Packed int8 rows: component `d` of row `r` is `values[r * dimensions + d] * scales[r]`. */
export interface QuantisedRows {
  readonly dimensions: number;
  /** `rows × dimensions`, row-major, −127 … 127. */
  readonly values: Int8Array<ArrayBuffer>;
  /** One scale for each row; 0 for a row of zeros. */
  readonly scales: Float32Array<ArrayBuffer>;
}

const LARGEST = 127;

/**
 * Quantises float32 rows to int8 with a scale per row, rounding to nearest, so that the largest component becomes ±127:
 * each component is off by at most half a scale.
 *
 * @throws RangeError when the rows do not fill whole rows or hold a value that is not finite.
 */
export function quantiseRows(rows: Float32Array, dimensions: number): QuantisedRows {
  if (!Number.isInteger(dimensions) || dimensions < 1 || rows.length % dimensions !== 0) {
    throw new RangeError(`${rows.length} values do not make whole rows of ${dimensions}.`);
  }
  const count = rows.length / dimensions;
  const values = new Int8Array(rows.length);
  const scales = new Float32Array(count);
  for (let row = 0; row < count; row++) {
    const start = row * dimensions;
    let largest = 0;
    for (let i = start; i < start + dimensions; i++) {
      const magnitude = Math.abs(rows[i]!);
      if (!Number.isFinite(magnitude)) throw new RangeError(`Row ${row} holds ${rows[i]}, which is not finite.`);
      if (magnitude > largest) largest = magnitude;
    }
    const scale = Math.fround(largest / LARGEST);
    // A scale this small underflows to 0 in float32: the row is as good as zero.
    if (scale === 0) continue;
    scales[row] = scale;
    for (let i = start; i < start + dimensions; i++) {
      values[i] = Math.max(-LARGEST, Math.min(LARGEST, Math.round(rows[i]! / scale)));
    }
  }
  return { dimensions, values, scales };
}
