import type { RowSet } from '../RowSet';
import type { LexicalAnswer, LexicalIndex, LexicalPassage, LexicalSearchOptions } from './LexicalIndex';
import { LexicalScores } from './LexicalScores';
import { mergeSegments } from './mergeSegments';
import type { Phrase } from './phraseOf';
import type { QueryWord } from './queryWords';
import { RowLengths } from './RowLengths';
import { rowsWithPhrase } from './rowsWithPhrase';
import { Segment } from './Segment';
import { SegmentBuffer } from './SegmentBuffer';

/** A segment and the caller's number of each of its rows, -1 for removed ones. */
export interface NumberedSegment {
  readonly segment: Segment;
  readonly rows: Int32Array;
}

/** What is stored of a segment. `rows` says which passage each row is, in the caller's numbers; -1 for removed ones. */
export interface StoredSegment {
  readonly buffer: ArrayBuffer;
  readonly rows: Int32Array;
}

export interface MergeOptions {
  readonly signal?: AbortSignal;
  /** Awaited every few milliseconds, so that other work can go first. */
  readonly pause: () => Promise<void>;
}

/**
 * Rows gathered before they become a segment by themselves. That takes about 0.1 ms a row, in which nothing else is done:
 * the first key after a pause waits for it, too.
 */
const SEALED_AT = 64;
/** Once small segments have so many rows, `mergeSmall` joins them all at once: each row once. */
const SMALL_ROWS = 1024;
/** `merge` makes no segment of more rows: about 150 MB, to be written at once. */
const LARGEST_MERGED = 131_072;
/** A segment is written anew once this share of its rows is removed. */
const REWRITTEN_AT = 0.25;

/**
 * Words of many passages in few bytes: segments that never change, each in one buffer. New rows are gathered, and sealed
 * into a segment by the next search. A search never merges: whoever adds rows calls `mergeSmall` between, which joins small
 * segments, and `merge`, which joins larger ones, when there is time: of 100,000 rows, in a hundred segments before, it makes a keystroke several times as fast (`npm run bench:words`).
 */
export class SegmentedLexicalIndex implements LexicalIndex {
  #segments: NumberedSegment[] = [];
  #gathered = new SegmentBuffer();
  /** The caller's numbers of gathered rows, -1 for removed ones. */
  #gatheredRows: number[] = [];
  #lengths = new RowLengths();
  /** For the rows and segments as they are; made by a search. */
  #scores: LexicalScores | null = null;
  /** A merge under way: no two at once. */
  #merging: Promise<void> | null = null;

  get size(): number {
    return this.#lengths.rows;
  }

  has(row: number): boolean {
    return this.#lengths.has(row);
  }

  /** Segments, gathered rows not counted. */
  get segmentCount(): number {
    return this.#segments.length;
  }

  add(row: number, passage: LexicalPassage): void {
    if (this.#lengths.has(row)) throw new RangeError(`Row ${row} is taken.`);
    this.#lengths.add(row, this.#gathered.add(passage));
    this.#scores = null;
    this.#gatheredRows.push(row);
    if (this.#gatheredRows.length >= SEALED_AT) this.seal();
  }

  remove(rows: readonly number[]): void {
    const removed = new Set(rows.filter((row) => this.#lengths.remove(row)));
    if (removed.size === 0) return;
    this.#scores = null;
    for (const { rows: numbers } of this.#segments) forget(numbers, removed);
    forget(this.#gatheredRows, removed);
  }

  /** Numbers the rows anew, such as after a compaction of the dense index. No two rows may get the same number. */
  renumber(numberOf: (row: number) => number): void {
    const lengths = new RowLengths();
    for (const numbers of [this.#gatheredRows, ...this.#segments.map((each) => each.rows)]) {
      for (const [index, row] of numbers.entries()) {
        if (row < 0) continue;
        numbers[index] = numberOf(row);
        lengths.add(numberOf(row), this.#lengths.wordsOf(row));
      }
    }
    this.#lengths = lengths;
    this.#scores = null;
  }

  search(words: readonly QueryWord[], options: LexicalSearchOptions): LexicalAnswer {
    return this.#openScores().search(words, options);
  }

  forgives(word: QueryWord): boolean {
    return this.#openScores().forgives(word);
  }

  rowsWith(phrase: Phrase): RowSet {
    this.seal();
    return rowsWithPhrase(this.#segments, phrase);
  }

  /** Takes over a stored segment, whose rows become part of the index. The index keeps both arrays. */
  addSegment({ buffer, rows }: StoredSegment): void {
    const segment = new Segment(buffer);
    if (rows.length !== segment.rows) {
      throw new RangeError(`${rows.length} row numbers do not fit a segment of ${segment.rows} rows.`);
    }
    for (const [index, row] of rows.entries()) {
      if (row >= 0) this.#lengths.add(row, segment.lengths[index]!);
    }
    this.seal();
    this.#segments.push({ segment, rows });
    this.#scores = null;
  }

  /** What to store: one buffer for each segment. Those that were stored before are the same objects as then. */
  segments(): readonly StoredSegment[] {
    this.seal();
    return this.#segments.map(({ segment, rows }) => ({ buffer: segment.buffer, rows }));
  }

  /** Makes a segment of the gathered rows. */
  seal(): void {
    if (this.#gatheredRows.length === 0) return;
    const segment = new Segment(this.#gathered.finish(), true);
    this.#segments.push({ segment, rows: Int32Array.from(this.#gatheredRows) });
    this.#gathered = new SegmentBuffer();
    this.#gatheredRows = [];
  }

  /**
   * Keeps small segments few: joins them once they have a thousand rows together, and the very small ones that searches
   * seal among added rows before. The index can be used and changed meanwhile. Does nothing while another merge is under
   * way.
   *
   * @throws the signal's reason when aborted: what was joined until then stays so.
   */
  async mergeSmall(options: MergeOptions): Promise<void> {
    if (this.#merging === null) await this.#exclusively(() => this.#mergeSmall(options));
  }

  /**
   * Joins segments until each holds more than twice as many rows as all behind it together, and frees what removed rows
   * take where they are many. The index can be used and changed meanwhile.
   *
   * @throws the signal's reason when aborted: what was joined until then stays so.
   */
  async merge(options: MergeOptions): Promise<void> {
    while (this.#merging !== null) await this.#merging.catch(() => undefined);
    await this.#exclusively(() => this.#mergeAll(options));
  }

  #openScores(): LexicalScores {
    this.seal();
    this.#scores ??= new LexicalScores(this.#segments, this.#lengths);
    return this.#scores;
  }

  async #exclusively(merge: () => Promise<void>): Promise<void> {
    this.#merging = merge().finally(() => (this.#merging = null));
    await this.#merging;
  }

  async #mergeAll(options: MergeOptions): Promise<void> {
    this.seal();
    for (;;) {
      const chosen = chooseMerge(this.#segments);
      if (chosen.length === 0) return;
      await this.#join(chosen, options);
    }
  }

  async #mergeSmall(options: MergeOptions): Promise<void> {
    for (;;) {
      const chosen = chooseSmallMerge(this.#segments);
      if (chosen.length === 0) return;
      await this.#join(chosen, options);
    }
  }

  async #join(chosen: readonly NumberedSegment[], { signal, pause }: MergeOptions): Promise<void> {
    const { steps, finish } = startMerge(chosen);
    for (let step = steps.next(); ; step = steps.next()) {
      signal?.throwIfAborted();
      if (step.done === true) {
        this.#segments.splice(this.#segments.indexOf(chosen[0]!), chosen.length, finish(step.value));
        this.#scores = null;
        return;
      }
      await pause();
    }
  }
}

/** The small segments to join next; none while they are few. */
function chooseSmallMerge(segments: readonly NumberedSegment[]): readonly NumberedSegment[] {
  let from = segments.length;
  let rows = 0;
  for (; from > 0 && segments[from - 1]!.segment.rows < SMALL_ROWS; from--) rows += segments[from - 1]!.segment.rows;
  if (rows >= SMALL_ROWS) return segments.slice(from);
  const [larger, smaller] = segments.slice(-2).map(({ segment }) => segment.rows);
  if (larger === undefined || smaller === undefined) return [];
  return larger + smaller <= SEALED_AT && larger <= 2 * smaller ? segments.slice(-2) : [];
}

/** The segments to join next, one behind the other; a single one to be written anew; or none. */
function chooseMerge(segments: readonly NumberedSegment[]): readonly NumberedSegment[] {
  const sizes = segments.map(({ rows }) => rows.reduce((size, row) => (row < 0 ? size : size + 1), 0));
  let from = segments.length;
  let behind = 0;
  for (let index = segments.length - 1; index >= 0; index--) {
    const size = sizes[index]!;
    if (behind + size > LARGEST_MERGED) break;
    if (index < segments.length - 1 && size <= 2 * behind) from = index;
    behind += size;
  }
  if (from < segments.length) return segments.slice(from);
  return segments.filter(({ rows }, index) => rows.length - sizes[index]! > REWRITTEN_AT * rows.length).slice(0, 1);
}

/** Begins to merge; `finish` numbers the rows as they are then, for rows may be removed or renumbered meanwhile. */
function startMerge(merged: readonly NumberedSegment[]) {
  let rows = 0;
  const plan = merged.map(({ segment, rows: numbers }) => ({
    segment,
    newRows: numbers.map((row) => (row < 0 ? -1 : rows++)),
  }));
  const finish = (buffer: ArrayBuffer): NumberedSegment => {
    const numbers = new Int32Array(rows);
    for (const [index, { newRows }] of plan.entries()) {
      for (const [row, newRow] of newRows.entries()) if (newRow >= 0) numbers[newRow] = merged[index]!.rows[row]!;
    }
    return { segment: new Segment(buffer, true), rows: numbers };
  };
  return { steps: mergeSegments(plan), finish };
}

function forget(numbers: Int32Array | number[], removed: ReadonlySet<number>): void {
  for (const [index, row] of numbers.entries()) if (removed.has(row)) numbers[index] = -1;
}
