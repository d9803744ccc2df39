import { type Arithmetic, checkProductShape, checkSumDimensions, type ProductShape, type RowSums } from './Arithmetic';
import kernelBytes from './assembly/arithmetic.ts?kernel=simd';

/** As much of the WebAssembly API as is used; pure code compiles without the libraries that declare it. */
interface WasmApi {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Memory: new (pages: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
}

type Kernel = (...numbers: number[]) => void;

const PAGE_BYTES = 65_536;
/** Arrays begin at multiples of this, so that no vector crosses a cache line. */
const ALIGNMENT = 64;

/**
 * WebAssembly SIMD, four float32 at a time. Sums are float32, in a fixed order: the same input gives the same bits on
 * every machine. Its memory is given at the start and never grows.
 */
export class SimdArithmetic implements Arithmetic {
  readonly #memory: ArrayBuffer;
  readonly #kernels: { readonly multiplyTransposed: Kernel; readonly sumRows: Kernel };
  #used = 0;

  /** @param bytes of all arrays that will be asked for, 64 more for each. */
  constructor(bytes: number) {
    const wasm = (globalThis as unknown as { readonly WebAssembly: WasmApi }).WebAssembly;
    const memory = new wasm.Memory({ initial: Math.ceil(bytes / PAGE_BYTES) });
    const instance = new wasm.Instance(new wasm.Module(kernelBytes), { env: { memory } });
    this.#kernels = instance.exports as { readonly multiplyTransposed: Kernel; readonly sumRows: Kernel };
    this.#memory = memory.buffer;
  }

  floats(length: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.#memory, this.#take(length), length);
  }

  ints(length: number): Int32Array<ArrayBuffer> {
    return new Int32Array(this.#memory, this.#take(length), length);
  }

  multiplyTransposed(result: Float32Array, left: Float32Array, right: Float32Array, shape: ProductShape): void {
    checkProductShape(shape);
    this.#kernels.multiplyTransposed(
      result.byteOffset,
      left.byteOffset,
      right.byteOffset,
      shape.rows,
      shape.columns,
      shape.inner * 4,
      shape.leftStride * 4,
      shape.rightStride * 4,
      shape.resultStride * 4,
      shape.add ? 1 : 0,
    );
  }

  sumRows(result: Float32Array, { starts, ids, factors }: RowSums, table: Float32Array, dimensions: number): void {
    checkSumDimensions(dimensions);
    this.#kernels.sumRows(
      result.byteOffset,
      starts.byteOffset,
      ids.byteOffset,
      factors.byteOffset,
      table.byteOffset,
      starts.length - 1,
      dimensions * 4,
    );
  }

  #take(length: number): number {
    const start = this.#used;
    const end = start + Math.ceil((length * 4) / ALIGNMENT) * ALIGNMENT;
    if (end > this.#memory.byteLength) {
      throw new RangeError(`${this.#memory.byteLength} bytes of memory do not hold ${end}: give more at the start.`);
    }
    this.#used = end;
    return start;
  }
}
