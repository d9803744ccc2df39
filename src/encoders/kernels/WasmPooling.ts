import { writeNormalised, type Pooling } from '../Pooling';
import type { StaticModel } from '../StaticModel';
import type { TokenIds } from '../tokenizers/TokenIds';

/** What `assembly/pool.ts` exports. Addresses and numbers are 32-bit. */
interface PoolingExports {
  readonly sumByteRows: (ids: number, count: number, entries: number, stride: number, sum: number) => void;
  readonly sumFloatRows: (ids: number, count: number, entries: number, stride: number, sum: number) => void;
}

const PAGE_BYTES = 65_536;
/**
 * Tokens whose rows are added in float32; such sums are then added in float64. With 64, a component differs from the
 * exact sum's by less than 5e-7 even for one token repeated; with 4,096, by up to 2e-6.
 */
const IDS_AT_ONCE = 64;
/** The kernel takes so many dimensions at once. */
const STEP = 32;

/** Adds rows in WebAssembly with SIMD. Its memory holds a copy of the model's table. */
export class WasmPooling implements Pooling {
  readonly #sumRows: PoolingExports['sumByteRows'];
  readonly #memory: WebAssembly.Memory;
  readonly #stride: number;
  readonly #ids: Int32Array;
  readonly #entries: number;
  readonly #part: Float32Array;
  readonly #sum: Float64Array;

  /** @param bytes The kernel. */
  constructor(bytes: Uint8Array<ArrayBuffer>, model: StaticModel) {
    const { embeddings, dimensions, weights, rowOfToken } = model;
    const rows = embeddings.length / dimensions;
    const valueBytes = embeddings.BYTES_PER_ELEMENT;
    this.#stride = Math.ceil(dimensions / STEP) * STEP;
    const ids = 4 * this.#stride;
    this.#entries = ids + 4 * IDS_AT_ONCE;
    const table = Math.ceil((this.#entries + 8 * weights.length) / 64) * 64;
    const end = table + rows * this.#stride * valueBytes;
    this.#memory = new WebAssembly.Memory({ initial: Math.ceil(end / PAGE_BYTES) });
    const { buffer } = this.#memory;
    this.#part = new Float32Array(buffer, 0, this.#stride);
    this.#sum = new Float64Array(dimensions);
    this.#ids = new Int32Array(buffer, ids, IDS_AT_ONCE);

    const addresses = new Uint32Array(buffer, this.#entries, 2 * weights.length);
    const factors = new Float32Array(buffer, this.#entries, 2 * weights.length);
    for (let id = 0; id < weights.length; id++) {
      addresses[2 * id] = table + (rowOfToken?.[id] ?? id) * this.#stride * valueBytes;
      factors[2 * id + 1] = weights[id]!;
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
    const { sumByteRows, sumFloatRows } = instance.exports as unknown as PoolingExports;
    this.#sumRows = embeddings instanceof Int8Array ? sumByteRows : sumFloatRows;
  }

  pool({ ids, length }: TokenIds, row: Float32Array): void {
    const [sum, part] = [this.#sum, this.#part];
    sum.fill(0);
    for (let from = 0; from < length; from += IDS_AT_ONCE) {
      const count = Math.min(IDS_AT_ONCE, length - from);
      for (let at = 0; at < count; at++) this.#ids[at] = ids[from + at]!;
      this.#sumRows(this.#ids.byteOffset, count, this.#entries, this.#stride, 0);
      for (let d = 0; d < sum.length; d++) sum[d]! += part[d]!;
    }
    writeNormalised(sum, row);
  }
}
