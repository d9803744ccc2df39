/**
 * Reads vectors of a teacher: `count` float32 scales, then `count` rows of int8; vector i is scale i times row i. Little
 * endian.
 *
 * @returns packed rows, not normalised, and how many numbers each has.
 * @throws RangeError when the file is not so many rows long, or a scale is not a finite number.
 */
export function parseTeacherVectors(
  file: ArrayBuffer,
  count: number,
): { readonly rows: Float32Array<ArrayBuffer>; readonly dimensions: number } {
  const dimensions = (file.byteLength - 4 * count) / count;
  if (!Number.isInteger(dimensions) || dimensions < 1) {
    throw new RangeError(`The teacher's file of ${file.byteLength} bytes does not hold ${count} vectors.`);
  }
  const scales = new Float32Array(file, 0, count);
  if (!scales.every(Number.isFinite)) {
    throw new RangeError("The teacher's file holds a scale that is not a finite number.");
  }
  const steps = new Int8Array(file, 4 * count);
  const rows = Float32Array.from(steps);
  for (let position = 0; position < rows.length; position++) {
    rows[position]! *= scales[Math.floor(position / dimensions)]!;
  }
  return { rows, dimensions };
}
