import type { QuantisedRows } from '../quantiseRows';
import { rowSpread, type RowSpread } from './estimates';
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
  /** How far a component is from its segment's mean on average, for each segment with bits. */
  readonly #deviations: number[] = [];
  /** Means of the segments with bits, summed. */
  readonly #means: Float64Array;
  /** How far components are from their segments' means, for each dimension, summed over segments. */
  readonly #distances: Float64Array;
  #spread: RowSpread;
  readonly #blocks: SearchBlocks;
  /** Room for distances from a mean. */
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
    this.#work = this.#memory.allocate(4 * this.#layout.stride);
    this.#distances = new Float64Array(dimensions);
    this.#means = new Float64Array(dimensions);
    this.#spread = rowSpread(this.#means, this.#distances, 0);
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
    return this.#memory.used;
  }

  append(rows: QuantisedRows): void {
    const count = rows.scales.length;
    for (let from = 0; from < count;) {
      const within = this.#rows % SEGMENT_ROWS;
      if (within === 0) this.#segments.push(this.#memory.allocate(this.#layout.bytes));
      const to = Math.min(count, from + SEGMENT_ROWS - within);
      this.#copy(rows, from, to, within);
      this.#rows += to - from;
      from = to;
    }
  }

  deriveBits(most: number): boolean {
    const full = Math.floor(this.#rows / SEGMENT_ROWS);
    const end = Math.min(full, this.#deviations.length + most);
    if (this.#deviations.length < end) {
      while (this.#deviations.length < end) this.#deriveBits(this.#segments[this.#deviations.length]!);
      this.#spread = rowSpread(this.#means, this.#distances, end);
    }
    return end < full;
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
        deviations: [...this.#deviations],
        spread: this.#spread,
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
    if (secondThread === null || this.#deviations.length < secondThread.fewestSegments) return null;
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

  /** Gives a full segment its mean and its bits. */
  #deriveBits(address: number): void {
    const { stride, scales, bits, mean } = this.#layout;
    this.#exports.centreRows(address, address + scales, stride, address + mean, this.#work);
    this.#exports.deriveBits(address, address + scales, stride, address + mean, address + bits);
    const { buffer } = this.#memory.memory;
    const means = new Float32Array(buffer, address + mean, this.dimensions);
    const distances = new Float32Array(buffer, this.#work, this.dimensions);
    let sum = 0;
    for (let d = 0; d < this.dimensions; d++) {
      this.#means[d]! += means[d]!;
      this.#distances[d]! += distances[d]!;
      sum += distances[d]!;
    }
    this.#deviations.push(sum / (SAMPLED_ROWS * this.dimensions));
  }

  #bytesAt(address: number, length: number): Uint8Array {
    return new Uint8Array(this.#memory.memory.buffer, address, length);
  }

  #scalesAt(address: number): Float32Array {
    return new Float32Array(this.#memory.memory.buffer, address, SEGMENT_ROWS);
  }
}
