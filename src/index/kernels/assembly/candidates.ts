import { offer } from './heap';
import { canBelong } from './scanRows';
import { dotRow } from './scoreRow';
import { BINS, Search } from './Search';
import { SEGMENT_ROWS, streamPosition } from './segment';

/** Estimates are 0 … 16,383; four of them share a bin. */
const BIN_SHIFT: u32 = 2;

export function addCandidate(search: Search, estimate: u32, row: u32): void {
  if (estimate < search.cutoff) return;
  const entry = search.candidates + ((search.chosen as usize) << 3);
  store<u32>(entry, min(estimate, (BINS << BIN_SHIFT) - 1));
  store<u32>(entry, row, 4);
  search.chosen += 1;
}

/**
 * Raises the cutoff as far as `wanted` rows still reach it, and lets go of those below: by counting, which costs two
 * passes whatever the order. All rows in the last bin stay, unless they would fill half of the room: then those that
 * came first.
 */
export function narrowCandidates(search: Search): void {
  const histogram = search.histogram;
  const chosen = search.chosen;
  if (chosen <= search.wanted) return;
  memory.fill(histogram, 0, BINS * 4);
  const end = search.candidates + ((chosen as usize) << 3);
  for (let entry = search.candidates; entry < end; entry += 8) {
    const bin = histogram + (((load<u32>(entry) >> BIN_SHIFT) as usize) << 2);
    store<u32>(bin, load<u32>(bin) + 1);
  }
  let bin = BINS;
  let reached: u32 = 0;
  while (reached < search.wanted) {
    bin--;
    reached += load<u32>(histogram + ((bin as usize) << 2));
  }
  const last = bin << BIN_SHIFT;
  const crowded = reached > search.capacity / 2;
  if (crowded) search.crowded = 1;
  let room = crowded ? search.capacity / 2 - (reached - load<u32>(histogram + ((bin as usize) << 2))) : reached;
  let kept = search.candidates;
  for (let entry = search.candidates; entry < end; entry += 8) {
    const estimate = load<u32>(entry);
    if (estimate < last) continue;
    if (estimate >> BIN_SHIFT == bin) {
      if (room == 0) continue;
      room--;
    }
    store<u64>(kept, load<u64>(entry));
    kept += 8;
  }
  search.chosen = ((kept - search.candidates) >> 3) as u32;
  search.cutoff = crowded ? last + (1 << BIN_SHIFT) : last;
}

/** Adds what the twin of a search has chosen. Says whether who came first has a part in what is left. */
export function takeOver(search: Search, twin: Search): bool {
  const end = twin.candidates + ((twin.chosen as usize) << 3);
  for (let entry = twin.candidates; entry < end; entry += 8) {
    if (search.chosen == search.capacity) narrowCandidates(search);
    addCandidate(search, load<u32>(entry), load<u32>(entry, 4));
  }
  narrowCandidates(search);
  return search.crowded + twin.crowded > 0;
}

/** Forgets what was chosen. */
export function chooseAnew(search: Search): void {
  search.chosen = 0;
  search.cutoff = 0;
  search.crowded = 0;
  store<u32>(search.next, 0);
}

/** Rows that are touched before they are scored: 64 KB at 256 dimensions, which the processor's second cache holds. */
const TOUCHED: usize = 256;

/**
 * Scores the chosen rows in full and keeps the best. What was removed since it was chosen is left out.
 *
 * @param scales Where scales, sums and live rows lie in a segment, in bytes from its begin.
 */
export function rescoreRows(search: Search, scales: u32, sums: u32, live: u32): void {
  narrowCandidates(search);
  const end = search.candidates + ((search.chosen as usize) << 3);
  for (let from = search.candidates; from < end; from += TOUCHED << 3) {
    const to = min(from + (TOUCHED << 3), end);
    touchRows(search, from, to, scales, sums);
    for (let entry = from; entry < to; entry += 8) {
      const row = load<u32>(entry, 4);
      const segment = segmentOf(search, row);
      const within = row % SEGMENT_ROWS;
      if (!isLive(segment + live, within)) continue;
      const position = streamPosition(within) << 2;
      const scale = load<f32>(segment + scales + position);
      const address = segment + within * search.stride;
      if (!canBelong(search, address, scale, load<i32>(segment + sums + position))) continue;
      offer(search, dotRow(search, address) * scale, row);
    }
  }
}

/**
 * Scores `count` rows in full, whose numbers stand where those of chosen rows do; a float64 score takes the place of each,
 * NaN of a row that is not there. Nothing may be chosen yet.
 */
export function compareRows(search: Search, count: u32, scales: u32, sums: u32, live: u32): void {
  const end = search.candidates + ((count as usize) << 3);
  for (let from = search.candidates; from < end; from += TOUCHED << 3) {
    const to = min(from + (TOUCHED << 3), end);
    touchRows(search, from, to, scales, sums);
    for (let entry = from; entry < to; entry += 8) {
      const row = load<u32>(entry, 4);
      const segment = segmentOf(search, row);
      const within = row % SEGMENT_ROWS;
      const scale = load<f32>(segment + scales + (streamPosition(within) << 2));
      const score = isLive(segment + live, within) ? dotRow(search, segment + within * search.stride) * scale : NaN;
      store<f64>(entry, score);
    }
  }
}

/**
 * Loads what lies in memory of some chosen rows, all at once, so that none is waited for alone: 0.07 against 0.18 ms for
 * 500 of 100,000 rows.
 */
function touchRows(search: Search, from: usize, to: usize, scales: u32, sums: u32): void {
  let touched: u32 = 0;
  for (let entry = from; entry < to; entry += 8) {
    const row = load<u32>(entry, 4);
    const segment = segmentOf(search, row);
    const within = row % SEGMENT_ROWS;
    const position = streamPosition(within) << 2;
    touched ^= load<u32>(segment + scales + position) ^ load<u32>(segment + sums + position);
    const end = segment + (within + 1) * search.stride;
    for (let line = end - search.stride; line < end; line += 64) touched ^= load<u32>(line);
  }
  // Else nothing would be loaded, because nothing comes of it.
  store<u32>(search.lanes, touched);
}

function isLive(bitmap: usize, within: u32): bool {
  return (((load<u8>(bitmap + within / 8) as u32) >> (within % 8)) & 1) != 0;
}

function segmentOf(search: Search, row: u32): usize {
  return load<u32>(search.segments + (((row / SEGMENT_ROWS) as usize) << 2)) as usize;
}
