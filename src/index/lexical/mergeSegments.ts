import type { Segment } from './Segment';
import { SegmentWriter } from './SegmentWriter';

/** A segment on its way into another. */
export interface MergedSegment {
  readonly segment: Segment;
  /** Row in the new segment for each row, rising; -1 for those to leave out. */
  readonly newRows: Int32Array;
}

/** Terms, and rows of terms, merged between two chances to pause. */
const STEPS_AT_ONCE = 8192;

/**
 * Joins segments into one, rows in the order of the segments. Yields now and then, so that other work can go first;
 * returns the new segment's buffer.
 */
export function* mergeSegments(merged: readonly MergedSegment[]): Generator<void, ArrayBuffer> {
  const writer = new SegmentWriter(mergedLengths(merged));
  const heads = merged.map(({ segment }) => (segment.terms > 0 ? segment.term(0) : null));
  const numbers = merged.map(() => 0);
  let steps = 0;
  for (;;) {
    let least: string | null = null;
    for (const head of heads) if (head !== null && (least === null || head < least)) least = head;
    if (least === null) break;
    writer.startTerm(least);
    for (const [index, { segment, newRows }] of merged.entries()) {
      if (heads[index] !== least) continue;
      const reader = segment.read(numbers[index]!);
      while (reader.next()) {
        const row = newRows[reader.row]!;
        if (row >= 0) writer.addRow(row, reader.weight, reader.packedPlaces());
        if (++steps % STEPS_AT_ONCE === 0) yield;
      }
      const next = ++numbers[index]!;
      heads[index] = next < segment.terms ? segment.term(next) : null;
    }
    writer.endTerm();
    if (++steps % STEPS_AT_ONCE === 0) yield;
  }
  return yield* writer.finishInSteps();
}

function mergedLengths(merged: readonly MergedSegment[]): Uint32Array {
  const lengths: number[] = [];
  for (const { segment, newRows } of merged) {
    for (const [row, newRow] of newRows.entries()) if (newRow >= 0) lengths[newRow] = segment.lengths[row]!;
  }
  return Uint32Array.from(lengths);
}
