import type { TextRange } from '../../protocol/EngineApi';

/** Those of some ranges, in order and not overlapping, that touch `start` to `end`. */
export function rangesWithin(ranges: readonly TextRange[], start: number, end: number): readonly TextRange[] {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]!.end <= start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while (last < ranges.length && ranges[last]!.start < end) last++;
  return ranges.slice(low, last);
}
