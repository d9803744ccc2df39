import type { QuantisedRows } from '../quantiseRows';
import type { SegmentCentre } from './estimates';
import { SEGMENT_ROWS, type Kernel, type KernelSearch, type KernelSearchOptions } from './Kernel';
import { compileKernel, instantiateKernel, type KernelExports, type SharedKernelExports } from './kernelExports';
import { KernelMemory } from './KernelMemory';
import type { SecondThread } from './SecondThread';
import { segmentLayout, SEGMENT_BITMAP_BYTES, streamPosition, type SegmentLayout } from './segmentLayout';
import { SearchBlocks } from './SearchBlocks';
import { SharedSearches } from './SharedSearches';
import { WasmSearch } from './WasmSearch';

/** Rows of which the mean of a segment is made: every fourth. */
const SAMPLED_ROWS = SEGMENT_ROWS / 4;

/** Room for `assembly/Invitation.ts`. */
const INVITATION_BYTES = 8;

/** A kernel in WebAssembly with a memory of its own, which goes with it. */
export class WasmKernel implements Kernel {
  readonly #memory: KernelMemory;
  readonly #module: WebAssembly.Module;
  readonly #exports: KernelExports;
  readonly #layout: SegmentLayout;
  readonly #segments: number[] = [];
  readonly #centres: SegmentCentre[] = [];
  readonly #blocks: SearchBlocks;
  /** Room for a mean and for distances from it. */
  readonly #work: number;
  readonly #secondThread: SecondThread | null;
  readonly #invitation: number;
  #shared: SharedSearches | null = null;
  #rows = 0;
  #removedRows = 0;
  #longestRow = 0;

  /**
   * @param bytes The build of the kernel: one for two threads, if there is a second one.
   * @param secondThread Takes part in searches of many rows.
   */
  constructor(
    bytes: Uint8Array<ArrayBuffer>,
    readonly dimensions: number,
    secondThread: SecondThread | null,
  ) {
    this.#memory = new KernelMemory(secondThread !== null);
    this.#module = compileKernel(bytes);
    this.#exports = instantiateKernel(this.#module, this.#memory.memory);
    this.#layout = segmentLayout(dimensions);
    this.#blocks = new SearchBlocks(this.#memory, () => this.#shared?.isAtWork ?? false);
    this.#work = this.#memory.allocate(2 * 4 * this.#layout.stride);
    this.#secondThread = secondThread;
    this.#invitation = this.#memory.allocate(INVITATION_BYTES);
  }

  get rows(): number {
    return this.#rows;
  }

  get removedRows(): number {
    return this.#removedRows;
  }

  get bytes(): number {
    return this.#memory.used + this.#centres.length * 4 * this.dimensions;
  }

  append(rows: QuantisedRows): void {
    const count = rows.scales.length;
    for (let from = 0; from < count;) {
      const within = this.#rows % SEGMENT_ROWS;
      if (within === 0) this.#segments.push(this.#memory.allocate(this.#layout.bytes));
      const to = Math.min(count, from + SEGMENT_ROWS - within);
      this.#copy(rows, from, to, within);
      this.#rows += to - from;
      if (this.#rows % SEGMENT_ROWS === 0) this.#centre();
      from = to;
    }
  }

  remove(row: number): void {
    const segment = this.#segments[Math.floor(row / SEGMENT_ROWS)];
    if (segment === undefined) return;
    const within = row % SEGMENT_ROWS;
    const byte = this.#bytesAt(segment + this.#layout.live + (within >> 3), 1);
    const bit = 1 << (within & 7);
    if ((byte[0]! & bit) === 0) return;
    byte[0]! &= ~bit;
    this.#removedRows += 1;
  }

  remaining(segment: number): QuantisedRows {
    const { dimensions } = this;
    const { stride, scales, live } = this.#layout;
    const address = this.#segments[segment]!;
    const bits = this.#bytesAt(address + live, SEGMENT_BITMAP_BYTES);
    const rows = Array.from({ length: SEGMENT_ROWS }, (_, row) => row).filter(
      (row) => (bits[row >> 3]! >> (row & 7)) & 1,
    );
    const values = new Int8Array(rows.length * dimensions);
    const allScales = this.#scalesAt(address + scales);
    for (const [index, row] of rows.entries()) {
      const source = new Int8Array(this.#memory.memory.buffer, address + row * stride, dimensions);
      values.set(source, index * dimensions);
    }
    return { dimensions, values, scales: Float32Array.from(rows, (row) => allScales[streamPosition(row)]!) };
  }

  open(query: Float32Array, options: KernelSearchOptions): KernelSearch {
    return new WasmSearch(
      {
        exports: this.#exports,
        memory: this.#memory.memory,
        blocks: this.#blocks,
        shared: this.#searchesToShare(),
        layout: this.#layout,
        segments: [...this.#segments],
        centres: [...this.#centres],
        rows: this.#rows,
        liveRows: this.#rows - this.#removedRows,
        longestRow: this.#longestRow,
      },
      query,
      options,
    );
  }

  /** What searches share with the second thread, once it pays; null where there is none. */
  #searchesToShare(): SharedSearches | null {
    const secondThread = this.#secondThread;
    if (this.#shared !== null) return this.#shared;
    if (secondThread === null || this.#centres.length < secondThread.fewestSegments) return null;
    const { memory } = this.#memory;
    const invitation = this.#invitation;
    const call = secondThread.share({ module: this.#module, memory, invitation });
    this.#shared = new SharedSearches(this.#exports as SharedKernelExports, invitation, call);
    return this.#shared;
  }

  /** Copies the rows `from … to` to the place `within` the last segment. */
  #copy({ values, scales }: QuantisedRows, from: number, to: number, within: number): void {
    const { dimensions } = this;
    const layout = this.#layout;
    const { stride } = layout;
    const address = this.#segments.at(-1)!;
    const target = new Int8Array(this.#memory.memory.buffer, address, SEGMENT_ROWS * stride);
    if (stride === dimensions) {
      target.set(values.subarray(from * dimensions, to * dimensions), within * stride);
    } else {
      for (let row = from; row < to; row++) {
        target.set(values.subarray(row * dimensions, (row + 1) * dimensions), (within + row - from) * stride);
      }
    }
    const ownScales = this.#scalesAt(address + layout.scales);
    const live = this.#bytesAt(address + layout.live, SEGMENT_BITMAP_BYTES);
    for (let row = from; row < to; row++) {
      const position = within + row - from;
      ownScales[streamPosition(position)] = scales[row]!;
      live[position >> 3]! |= 1 << (position & 7);
    }
    const longest = this.#exports.describeRows(
      address,
      address + layout.scales,
      address + layout.sums,
      within,
      within + to - from,
      stride,
    );
    this.#longestRow = Math.max(this.#longestRow, longest);
  }

  /** Gives the last segment its mean and its bits, now that it is full. */
  #centre(): void {
    const { stride, scales, bits } = this.#layout;
    const address = this.#segments.at(-1)!;
    const mean = this.#work;
    const distances = mean + 4 * stride;
    this.#exports.centreRows(address, address + scales, stride, mean, distances);
    this.#exports.deriveBits(address, address + scales, stride, mean, address + bits);
    const { buffer } = this.#memory.memory;
    let sum = 0;
    for (const distance of new Float32Array(buffer, distances, this.dimensions)) sum += distance;
    this.#centres.push({
      mean: new Float32Array(buffer, mean, this.dimensions).slice(),
      deviation: sum / (SAMPLED_ROWS * this.dimensions),
    });
  }

  #bytesAt(address: number, length: number): Uint8Array {
    return new Uint8Array(this.#memory.memory.buffer, address, length);
  }

  #scalesAt(address: number): Float32Array {
    return new Float32Array(this.#memory.memory.buffer, address, SEGMENT_ROWS);
  }
}
