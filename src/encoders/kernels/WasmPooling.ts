import type { Pooling } from '../Pooling';
import type { StaticModel } from '../StaticModel';
import type { TokenIds } from '../tokenizers/TokenIds';

/** What `assembly/pool.ts` exports. Addresses and numbers are 32-bit. */
interface PoolingExports {
  readonly addRows: (
    ids: number,
    count: number,
    entries: number,
    stride: number,
    rowBytes: number,
    terms: number,
    part: number,
    sum: number,
  ) => void;
  readonly clear: (sum: number, stride: number) => void;
  readonly normalise: (sum: number, stride: number, row: number) => void;
}

const PAGE_BYTES = 65_536;
/** Where the sum lies: float64. */
const SUM = 0;
const ENTRY_BYTES = 16;
const TERM_BYTES = 8;
const IDS_AT_ONCE = 1024;
/** The kernel takes so many dimensions at once. */
const STEP = 32;

/** Adds rows in WebAssembly with SIMD. Its memory holds a copy of the model's table. */
export class WasmPooling implements Pooling {
  readonly #kernel: PoolingExports;
  readonly #memory: WebAssembly.Memory;
  readonly #stride: number;
  readonly #rowBytes: number;
  readonly #part: number;
  /** The normalised sum; lies where the kernel keeps parts of sums before. */
  readonly #row: Float32Array;
  readonly #ids: Int32Array;
  readonly #terms: number;
  readonly #entries: number;

  /** @param bytes The kernel. */
  constructor(bytes: Uint8Array<ArrayBuffer>, model: StaticModel) {
    const { embeddings, dimensions, weights, rowOfToken } = model;
    const rows = embeddings.length / dimensions;
    this.#stride = Math.ceil(dimensions / STEP) * STEP;
    this.#rowBytes = this.#stride * embeddings.BYTES_PER_ELEMENT;
    this.#part = 8 * this.#stride;
    const ids = this.#part + 4 * this.#stride;
    this.#terms = ids + 4 * IDS_AT_ONCE;
    this.#entries = this.#terms + TERM_BYTES * IDS_AT_ONCE;
    const table = Math.ceil((this.#entries + ENTRY_BYTES * weights.length) / 64) * 64;
    const end = table + rows * this.#rowBytes;
    this.#memory = new WebAssembly.Memory({ initial: Math.ceil(end / PAGE_BYTES) });
    const { buffer } = this.#memory;
    this.#row = new Float32Array(buffer, this.#part, dimensions);
    this.#ids = new Int32Array(buffer, ids, IDS_AT_ONCE);

    const addresses = new Uint32Array(buffer, this.#entries, 4 * weights.length);
    const factors = new Float32Array(buffer, this.#entries, 4 * weights.length);
    for (let id = 0; id < weights.length; id++) {
      addresses[4 * id] = table + (rowOfToken?.[id] ?? id) * this.#rowBytes;
      factors[4 * id + 1] = weights[id]!;
    }
    const target =
      embeddings instanceof Int8Array
        ? new Int8Array(buffer, table, rows * this.#stride)
        : new Float32Array(buffer, table, rows * this.#stride);
    if (this.#stride === dimensions) target.set(embeddings);
    else {
      for (let row = 0; row < rows; row++) {
        target.set(embeddings.subarray(row * dimensions, (row + 1) * dimensions), row * this.#stride);
      }
    }
    const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory: this.#memory } });
    this.#kernel = instance.exports as unknown as PoolingExports;
  }

  pool({ ids, length }: TokenIds, rows: Float32Array, at: number): void {
    this.#kernel.clear(SUM, this.#stride);
    for (let from = 0; from < length; from += IDS_AT_ONCE) {
      const count = Math.min(IDS_AT_ONCE, length - from);
      for (let position = 0; position < count; position++) this.#ids[position] = ids[from + position]!;
      this.#kernel.addRows(
        this.#ids.byteOffset,
        count,
        this.#entries,
        this.#stride,
        this.#rowBytes,
        this.#terms,
        this.#part,
        SUM,
      );
    }
    this.#kernel.normalise(SUM, this.#stride, this.#part);
    rows.set(this.#row, at);
  }
}
