import type { EncodeOptions, Encoder, EncoderInput } from '../encoders/Encoder';
import { encodeText, type Tokenizer } from '../encoders/tokenizers/Tokenizer';
import { TokenIds } from '../encoders/tokenizers/TokenIds';
import { normaliseRows } from './matrix/rows';

/** A float32 token table as an encoder, to measure it before it is quantised. Encodes as `StaticEncoder` does. */
export class TableEncoder implements Encoder {
  readonly identity = 'table';
  readonly name = 'Table';
  readonly device = 'CPU';
  readonly dimensions: number;
  readonly similarity = { unrelated: 0, same: 1 };
  readonly #table: Float32Array;
  readonly #tokenizer: Tokenizer;

  constructor(table: Float32Array, tokenizer: Tokenizer) {
    this.dimensions = table.length / tokenizer.vocabularySize;
    this.#table = table;
    this.#tokenizer = tokenizer;
  }

  async encode(inputs: readonly EncoderInput[], options: EncodeOptions): Promise<Float32Array<ArrayBuffer>> {
    const ids = new TokenIds();
    const rows = new Float32Array(inputs.length * this.dimensions);
    for (const [index, { text, context = [] }] of inputs.entries()) {
      options.signal?.throwIfAborted();
      const row = rows.subarray(index * this.dimensions, (index + 1) * this.dimensions);
      for (const id of encodeText(this.#tokenizer, [...context, text].join('. '), ids)) {
        if (id === this.#tokenizer.unknownId) continue;
        for (let d = 0; d < row.length; d++) row[d]! += this.#table[id * row.length + d]!;
      }
      options.onProgress?.(index + 1);
    }
    normaliseRows(rows, this.dimensions);
    return rows;
  }
}
