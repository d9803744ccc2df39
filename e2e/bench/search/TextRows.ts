import { parseStaticModel } from '../../../src/encoders/parseStaticModel';
import { StaticEncoder } from '../../../src/encoders/StaticEncoder';
import { normalNumbers } from '../../../src/index/testing/clusteredRows';
import { fetchStaticModel } from '../../../workers/fetchStaticModel';

/** How far a repeated row is from the first of its kind, in its length: they have a cosine of about 0.95. */
const NOISE = 0.33;
const ENCODED_AT_ONCE = 512;

/**
 * Rows of real texts: the starter's embeddings in a seeded order, and the same ones again with noise when all are taken.
 * Rows and queries are different texts.
 */
export class TextRows {
  readonly #rows: Float32Array;
  readonly #dimensions: number;
  readonly #next = normalNumbers(7);
  #taken = 0;

  /** Fetches the texts and the starter from the measured page's server. */
  static async load(): Promise<TextRows> {
    const response = await fetch(new URL('/models/texts/texts.json', self.location.href));
    const texts = (await response.json()) as string[];
    const folder = new URL('/models/starter/', self.location.href);
    const encoder = new StaticEncoder(parseStaticModel(await fetchStaticModel(folder, () => undefined)));
    const rows = new Float32Array(texts.length * encoder.dimensions);
    for (let from = 0; from < texts.length; from += ENCODED_AT_ONCE) {
      const inputs = texts.slice(from, from + ENCODED_AT_ONCE).map((text) => ({ text, context: [] }));
      rows.set(await encoder.encode(inputs, { role: 'document' }), from * encoder.dimensions);
    }
    return new TextRows(rows, encoder.dimensions);
  }

  private constructor(rows: Float32Array, dimensions: number) {
    this.#rows = rows;
    this.#dimensions = dimensions;
  }

  /** `count × dimensions` values. */
  take(count: number): Float32Array<ArrayBuffer> {
    const dimensions = this.#dimensions;
    const texts = this.#rows.length / dimensions;
    const taken = new Float32Array(count * dimensions);
    for (let at = 0; at < count; at++) {
      const position = this.#taken++;
      // A step that shares no factor with most numbers of texts: texts of one source lie side by side.
      const text = (position * 7919) % texts;
      const row = taken.subarray(at * dimensions, (at + 1) * dimensions);
      row.set(this.#rows.subarray(text * dimensions, (text + 1) * dimensions));
      if (position >= texts) this.#disturb(row);
    }
    return taken;
  }

  #disturb(row: Float32Array): void {
    const spread = NOISE / Math.sqrt(row.length);
    let square = 0;
    for (let d = 0; d < row.length; d++) square += (row[d]! += spread * this.#next()) ** 2;
    const length = Math.sqrt(square);
    for (let d = 0; d < row.length; d++) row[d]! /= length;
  }
}
