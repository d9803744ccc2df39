/** Cosine similarity of two rows of one length; NaN when a row is zero or holds what is no number. */
export function cosine(one: Float32Array, other: Float32Array): number {
  let dot = 0;
  let squares = 0;
  let otherSquares = 0;
  for (let d = 0; d < one.length; d++) {
    dot += one[d]! * other[d]!;
    squares += one[d]! ** 2;
    otherSquares += other[d]! ** 2;
  }
  return dot / Math.sqrt(squares * otherSquares);
}
