import { TopRows } from '../../../src/index/TopRows';
import benchLoops from './assembly/bench.ts?kernel=simd';

const PAGE = 65_536;

/** What the loops of `assembly/bench.ts` do; a SIMD loop, because a scan in JavaScript would take most of the time. */
export interface BenchLoops {
  readonly readInOrder: (from: number, bytes: number) => number;
  readonly readFourStreams: (from: number, bytes: number) => number;
  readonly scoreFloats: (query: number, rows: number, count: number, dimensions: number, scores: number) => void;
}

/** The loops on a memory of `bytes`. */
export function makeLoops(bytes: number): { readonly loops: BenchLoops; readonly buffer: ArrayBuffer } {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(benchLoops), { env: { memory } });
  return { loops: exports as unknown as BenchLoops, buffer: memory.buffer };
}

/** The best rows of every query by float32 scores, over rows that come in blocks. */
export class Truth {
  readonly #queries: number;
  readonly #dimensions: number;
  readonly #best: readonly TopRows[];
  readonly #memory: ReturnType<typeof makeLoops>;
  readonly #rowsAddress: number;
  readonly #scoresAddress: number;
  #rows = 0;

  /** @param blockRows Rows in the largest block. */
  constructor(queries: Float32Array, dimensions: number, limit: number, blockRows: number) {
    this.#queries = queries.length / dimensions;
    this.#dimensions = dimensions;
    this.#best = Array.from({ length: this.#queries }, () => new TopRows(limit));
    this.#rowsAddress = queries.byteLength;
    this.#scoresAddress = this.#rowsAddress + blockRows * dimensions * 4;
    this.#memory = makeLoops(this.#scoresAddress + blockRows * 4);
    new Float32Array(this.#memory.buffer, 0, queries.length).set(queries);
  }

  add(block: Float32Array): void {
    const { loops, buffer } = this.#memory;
    const count = block.length / this.#dimensions;
    new Float32Array(buffer, this.#rowsAddress, block.length).set(block);
    const scores = new Float32Array(buffer, this.#scoresAddress, count);
    for (const [query, top] of this.#best.entries()) {
      loops.scoreFloats(query * this.#dimensions * 4, this.#rowsAddress, count, this.#dimensions, this.#scoresAddress);
      let { threshold } = top;
      for (let row = 0; row < count; row++) {
        if (scores[row]! < threshold) continue;
        top.offer(this.#rows + row, scores[row]!);
        ({ threshold } = top);
      }
    }
    this.#rows += count;
  }

  /** For every query its best rows, best first. */
  ranked(): number[][] {
    return this.#best.map((top) => top.ranked().map(({ row }) => row));
  }
}
