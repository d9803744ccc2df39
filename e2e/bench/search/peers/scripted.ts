import { TopRows } from '../../../../src/index/TopRows';
import type { MakePeer } from './peers';
import { rowsOf } from './rowsOf';

/** As demos do it: an array of rows, the cosine with each, and all of them sorted. */
export const makeCosinePeer: MakePeer = async (dimensions) => {
  const rows: Float32Array[] = [];
  return {
    append: (block) => void rows.push(...rowsOf(block, dimensions)),
    search: (query, limit) =>
      rows
        .map((row, place) => ({ place, score: cosine(query, row) }))
        .toSorted((a, b) => b.score - a.score)
        .slice(0, limit)
        .map(({ place }) => place),
  };
};

/** What is soon found to be faster: packed rows of length 1, so that a dot product is enough, and a heap. */
export const makeDotPeer: MakePeer = async (dimensions, capacity) => {
  const rows = new Float32Array(capacity * dimensions);
  let count = 0;
  return {
    append: (block, first) => {
      rows.set(block, first * dimensions);
      count = first + block.length / dimensions;
    },
    search: (query, limit) => {
      const top = new TopRows(limit);
      let { threshold } = top;
      for (let row = 0; row < count; row++) {
        let score = 0;
        const start = row * dimensions;
        for (let d = 0; d < dimensions; d++) score += query[d]! * rows[start + d]!;
        if (score < threshold) continue;
        top.offer(row, score);
        ({ threshold } = top);
      }
      return top.ranked().map(({ row }) => row);
    },
  };
};

function cosine(a: Float32Array, b: Float32Array): number {
  let dot = 0;
  let squaresOfA = 0;
  let squaresOfB = 0;
  for (let d = 0; d < a.length; d++) {
    dot += a[d]! * b[d]!;
    squaresOfA += a[d]! * a[d]!;
    squaresOfB += b[d]! * b[d]!;
  }
  return dot / Math.sqrt(squaresOfA * squaresOfB);
}
