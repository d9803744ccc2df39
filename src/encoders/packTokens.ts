import type { TokenBatch } from './TextModel';

/** Pads texts on the right to the longest of them. There must be at least one. */
export function packTokens(texts: readonly (readonly number[])[], padding: number): TokenBatch {
  const length = Math.max(...texts.map((ids) => ids.length));
  const ids = new BigInt64Array(texts.length * length).fill(BigInt(padding));
  const mask = new BigInt64Array(texts.length * length);
  for (const [row, tokens] of texts.entries()) {
    for (const [column, id] of tokens.entries()) {
      ids[row * length + column] = BigInt(id);
      mask[row * length + column] = 1n;
    }
  }
  return { texts: texts.length, length, ids, mask };
}
