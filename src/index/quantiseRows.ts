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
 * Quantises float32 rows to int8 with a scale per row. The largest component becomes ±127, the others are rounded to
 * nearest. The scale is then chosen so that the row's dot product with what it was made of is exact, as in RaBitQ (Gao
 * and Long 2024, arXiv 2405.12497): what rounding took away is orthogonal to the row, and adds the less noise to a score
 * the closer the query is. Of the ten best rows of 60,000 in clusters, int8 alone finds 99.2 % so, against 98.5 % with
 * the largest component's scale, and 97.7 against 93.8 % where rows share 85 % of their length.
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
    const step = Math.fround(largest / LARGEST);
    // A step this small underflows to 0 in float32: the row is as good as zero.
    if (step === 0) continue;
    let squares = 0;
    let products = 0;
    for (let i = start; i < start + dimensions; i++) {
      const component = rows[i]!;
      const value = Math.max(-LARGEST, Math.min(LARGEST, Math.round(component / step)));
      values[i] = value;
      squares += component * component;
      products += component * value;
    }
    scales[row] = squares / products;
  }
  return { dimensions, values, scales };
}
