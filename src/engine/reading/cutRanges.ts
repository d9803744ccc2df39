import type { TextRange } from '../../protocol/SearchApi';

/** Those of the ranges that touch `start` to `end`, cut to it. */
export function cutRanges<Range extends TextRange>(ranges: readonly Range[], start: number, end: number): Range[] {
  return ranges
    .filter((range) => range.start < end && range.end > start)
    .map((range) => ({ ...range, start: Math.max(range.start, start), end: Math.min(range.end, end) }));
}
