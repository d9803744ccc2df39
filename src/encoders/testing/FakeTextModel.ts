import type { SpecialTokens, TextModel, TokenBatch } from '../TextModel';

/** A batch as it was run, padding taken away. */
export interface RunBatch {
  readonly texts: readonly (readonly number[])[];
  readonly length: number;
}

const DIMENSIONS = 8;

/** A model without a library: a token for each character, and rows that depend on a text's tokens alone. */
export class FakeTextModel implements TextModel {
  readonly nativeDimensions = DIMENSIONS;
  readonly specialTokens: SpecialTokens = { before: [2], after: [1], padding: 0 };
  readonly batches: RunBatch[] = [];
  /** Texts in the order in which they were tokenized. */
  readonly tokenized: string[] = [];
  disposed = false;
  readonly #distort: (row: Float32Array, batch: RunBatch) => void;

  /** @param distort changes a row, as a device does that computes wrongly. */
  constructor(distort: (row: Float32Array, batch: RunBatch) => void = () => undefined) {
    this.#distort = distort;
  }

  tokenize(text: string): readonly number[] {
    this.tokenized.push(text);
    return Array.from(text, (character) => 10 + character.codePointAt(0)!);
  }

  async run({ texts, length, ids, mask }: TokenBatch): Promise<Float32Array> {
    const unpadded = Array.from({ length: texts }, (_, text) =>
      Array.from({ length }, (__, column) => text * length + column)
        .filter((position) => mask[position] === 1n)
        .map((position) => Number(ids[position])),
    );
    const batch = { texts: unpadded, length };
    this.batches.push(batch);
    const rows = new Float32Array(texts * DIMENSIONS);
    for (const [text, tokens] of unpadded.entries()) {
      const row = rows.subarray(text * DIMENSIONS, (text + 1) * DIMENSIONS);
      row.set(fakeRow(tokens));
      this.#distort(row, batch);
    }
    return rows;
  }

  async dispose(): Promise<void> {
    this.disposed = true;
  }
}

/** The row of length 1 that `FakeTextModel` gives a text's tokens. */
export function fakeRow(tokens: readonly number[]): Float32Array {
  const sums = new Float64Array(DIMENSIONS);
  for (const [position, token] of tokens.entries()) {
    for (let d = 0; d < DIMENSIONS; d++) sums[d]! += Math.sin(token * (d + 1) + position);
  }
  const length = Math.hypot(...sums);
  return Float32Array.from(sums, (value) => value / length);
}
