/** How much a place follows its rank rather than its distance. */
const RANK_SHARE = 0.7;

/**
 * Scales a layout so that it fills the map. What has nothing in common with the rest, such as the notes in another
 * language, is thrown far away by the layout, and would leave all others in a corner: so along each axis a place is a
 * mean of its distance and of its rank. The order along both axes stays.
 *
 * @param positions two numbers for each row.
 * @returns the same, −1 … 1; the middle for a single row.
 */
export function fillMap(positions: Float32Array): Float32Array<ArrayBuffer> {
  const rows = positions.length / 2;
  const filled = new Float32Array(positions.length);
  for (const axis of [0, 1]) {
    const order = Array.from({ length: rows }, (_, row) => row).toSorted(
      (a, b) => positions[2 * a + axis]! - positions[2 * b + axis]! || a - b,
    );
    const low = positions[2 * (order[0] ?? 0) + axis] ?? 0;
    const extent = (positions[2 * (order.at(-1) ?? 0) + axis] ?? 0) - low;
    for (const [rank, row] of order.entries()) {
      const byRank = rows > 1 ? (2 * rank) / (rows - 1) - 1 : 0;
      const byDistance = extent > 0 ? (2 * (positions[2 * row + axis]! - low)) / extent - 1 : 0;
      const place = RANK_SHARE * byRank + (1 - RANK_SHARE) * byDistance;
      filled[2 * row + axis] = Math.max(-1, Math.min(1, place));
    }
  }
  return filled;
}
