import type { EmbeddingRows } from '../../library/embeddingBlock';

/**
 * The mean of a document's embeddings, or that of one passage, of length 1 or all zeros; null when there are none.
 *
 * @param passage null for all passages.
 */
export function meanOfRows(rows: readonly EmbeddingRows[], passage: number | null): Float32Array | null {
  const sum = new Float32Array(rows[0]?.dimensions ?? 0);
  let found = false;
  for (const { dimensions, scales, values, passages } of rows) {
    for (const [row, scale] of scales.entries()) {
      if (passage !== null && passages[row] !== passage) continue;
      found = true;
      for (let d = 0; d < dimensions; d++) sum[d]! += scale * values[row * dimensions + d]!;
    }
  }
  const length = Math.hypot(...sum);
  if (!found) return null;
  return length === 0 ? sum : sum.map((component) => component / length);
}
