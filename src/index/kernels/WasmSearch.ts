import { compareRankedRows, type RankedRow } from '../DenseIndex';
import { lookUpTable, segmentEstimates, type RowSpread } from './estimates';
import { SEGMENT_ROWS, type KernelSearch, type KernelSearchOptions } from './Kernel';
import { ALL_SEGMENTS, type KernelExports } from './kernelExports';
import type { SearchBlock, SearchBlocks } from './SearchBlocks';
import { SEGMENT_BITMAP_BYTES, type SegmentLayout } from './segmentLayout';
import type { SharedSearches } from './SharedSearches';

/** What a search sees of its kernel: the rows as they were when it began. */
export interface SearchedRows {
  readonly exports: KernelExports;
  readonly memory: WebAssembly.Memory;
  readonly blocks: SearchBlocks;
  /** Null when no second thread takes part. */
  readonly shared: SharedSearches | null;
  readonly layout: SegmentLayout;
  /** The address of every segment. */
  readonly segments: readonly number[];
  /** Of every segment with bits: how far a component is from the mean on average. */
  readonly deviations: readonly number[];
  readonly spread: RowSpread;
  readonly rows: number;
  /** Rows that are not removed. */
  readonly liveRows: number;
  /** Length of the longest row. */
  readonly longestRow: number;
}

/** Room for chosen rows: so many times what is wanted, and no less than the second. Each time it is full costs 15 µs. */
const CAPACITY_PER_WANTED = 4;
const LEAST_CAPACITY = 4096;

const STREAM_ROWS = SEGMENT_ROWS / 4;
/** Bytes of an entry in the heap of best rows: score and row. */
const HEAP_ENTRY = 16;

export class WasmSearch implements KernelSearch {
  readonly allowed: number;
  readonly #searched: SearchedRows;
  readonly #block: SearchBlock;
  readonly #search: number;
  /** Address of the bitmap of rows that may be found; 0 when all may. */
  readonly #only: number;

  constructor(searched: SearchedRows, query: Float32Array, { limit, wanted, only }: KernelSearchOptions) {
    this.#searched = searched;
    const { exports, blocks, layout, segments, deviations, spread } = searched;
    const { stride } = layout;
    const capacity = Math.max(LEAST_CAPACITY, wanted * CAPACITY_PER_WANTED);
    const kept = Math.min(limit, searched.rows);
    const bytes = exports.searchBytes(stride, kept, capacity, segments.length);
    this.#block = blocks.take(bytes + (only ? segments.length * SEGMENT_BITMAP_BYTES : 0));
    this.#search = this.#block.address;
    this.#only = only ? this.#search + bytes : 0;
    exports.openSearch(
      this.#search,
      stride,
      kept,
      wanted,
      capacity,
      segments.length,
      deviations.length,
      layout.bits,
      layout.live,
      this.#only,
    );
    const table = lookUpTable(query, spread, stride);
    // Taken after the block: taking it may have grown the memory, which ends views on it.
    const { buffer } = searched.memory;
    const components = new Float64Array(buffer, exports.queryAddress(this.#search) >>> 0, stride);
    components.fill(0);
    components.set(query);
    exports.roundQuery(this.#search, searched.longestRow);
    new Uint8Array(buffer, exports.tableAddress(this.#search) >>> 0, 4 * stride).set(table.partialScores);
    new Uint32Array(buffer, exports.segmentsAddress(this.#search) >>> 0, segments.length).set(segments);
    const place = exports.scoreMeans(this.#search, layout.mean) >>> 0;
    const meanScores = new Float64Array(buffer, place, deviations.length);
    const estimates = new Float32Array(buffer, place, 2 * deviations.length);
    for (const [segment, { start, unit }] of segmentEstimates(table, meanScores, deviations).entries()) {
      estimates[2 * segment] = start;
      estimates[2 * segment + 1] = unit;
    }
    this.allowed = only ? this.#restrict(only) : searched.liveRows;
  }

  get segments(): number {
    return this.#searched.segments.length;
  }

  scan(segment: number): void {
    const { exports, segments, layout, rows } = this.#searched;
    const address = segments[segment]!;
    const first = segment * SEGMENT_ROWS;
    const { live, only } = this.#bitmaps(segment);
    exports.scanRows(
      this.#search,
      address,
      address + layout.scales,
      address + layout.sums,
      live,
      only,
      first,
      Math.min(STREAM_ROWS, rows - first),
    );
  }

  hasBits(segment: number): boolean {
    return segment < this.#searched.deviations.length;
  }

  choose(most: number): boolean {
    const { exports, shared } = this.#searched;
    shared?.invite(this.#search);
    return exports.chooseSegments(this.#search, Math.min(most, ALL_SEGMENTS)) === 1;
  }

  isChosen(): boolean {
    return this.#searched.shared?.isDone(this.#search) ?? true;
  }

  rescore(): void {
    const { exports, layout, shared } = this.#searched;
    shared?.join(this.#search);
    exports.rescoreRows(this.#search, layout.scales, layout.sums, layout.live);
  }

  compare(rows: readonly number[]): Float64Array {
    const { exports, memory, layout } = this.#searched;
    const scores = new Float64Array(rows.length).fill(NaN);
    const places = [...rows.keys()].filter((place) => rows[place]! >= 0 && rows[place]! < this.#searched.rows);
    const room = exports.candidatesAddress(this.#search) >>> 0;
    for (let from = 0; from < places.length; from += LEAST_CAPACITY) {
      const some = places.slice(from, from + LEAST_CAPACITY);
      const entries = new Uint32Array(memory.buffer, room, 2 * some.length);
      for (const [entry, place] of some.entries()) entries[2 * entry + 1] = rows[place]!;
      exports.compareRows(this.#search, some.length, layout.scales, layout.sums, layout.live);
      const found = new Float64Array(memory.buffer, room, some.length);
      for (const [entry, place] of some.entries()) scores[place] = found[entry]!;
    }
    return scores;
  }

  ranked(): RankedRow[] {
    const { exports, memory } = this.#searched;
    const kept = exports.keptRows(this.#search);
    const heap = new DataView(memory.buffer, exports.heapAddress(this.#search) >>> 0, kept * HEAP_ENTRY);
    const ranked = Array.from({ length: kept }, (_, entry) => ({
      row: heap.getUint32(entry * HEAP_ENTRY + 8, true),
      score: heap.getFloat64(entry * HEAP_ENTRY, true),
    }));
    return ranked.toSorted(compareRankedRows);
  }

  close(): void {
    this.#searched.shared?.leave(this.#search);
    this.#searched.blocks.giveBack(this.#block);
  }

  #bitmaps(segment: number): { readonly live: number; readonly only: number } {
    const live = this.#searched.segments[segment]! + this.#searched.layout.live;
    return { live, only: this.#only === 0 ? live : this.#only + segment * SEGMENT_BITMAP_BYTES };
  }

  /** Copies the bitmap of a filter into the memory, and gives the number of rows that it leaves. */
  #restrict(only: Uint8Array): number {
    const { exports, memory, segments } = this.#searched;
    const bitmap = new Uint8Array(memory.buffer, this.#only, segments.length * SEGMENT_BITMAP_BYTES);
    bitmap.fill(0);
    bitmap.set(only.subarray(0, bitmap.length));
    return segments.reduce((sum, _, segment) => {
      const bitmaps = this.#bitmaps(segment);
      return sum + exports.countCommonBits(bitmaps.live, bitmaps.only, SEGMENT_BITMAP_BYTES);
    }, 0);
  }
}
