import { Search } from './Search';

/** Whether a row with `score` comes after another in the answer: lower score, then higher row. */
function comesAfter(score: f64, row: u32, otherScore: f64, otherRow: u32): bool {
  return score < otherScore || (score == otherScore && row > otherRow);
}

function scoreAt(heap: usize, position: u32): f64 {
  return load<f64>(heap + ((position as usize) << 4));
}

function rowAt(heap: usize, position: u32): u32 {
  return load<u32>(heap + ((position as usize) << 4), 8);
}

function put(heap: usize, position: u32, score: f64, row: u32): void {
  const entry = heap + ((position as usize) << 4);
  store<f64>(entry, score);
  store<u32>(entry, row, 8);
}

/** Keeps a row if it is among the best `limit` so far. A binary heap with the worst kept row at its root. */
export function offer(search: Search, score: f64, row: u32): void {
  const heap = search.heap;
  if (search.kept < search.limit) rise(search, score, row);
  else if (search.limit > 0 && comesAfter(scoreAt(heap, 0), rowAt(heap, 0), score, row)) sink(search, score, row);
  else return;
  if (search.kept == search.limit) search.threshold = scoreAt(heap, 0);
}

function rise(search: Search, score: f64, row: u32): void {
  const heap = search.heap;
  let position = search.kept;
  search.kept = position + 1;
  while (position > 0) {
    const parent = (position - 1) >> 1;
    if (!comesAfter(score, row, scoreAt(heap, parent), rowAt(heap, parent))) break;
    put(heap, position, scoreAt(heap, parent), rowAt(heap, parent));
    position = parent;
  }
  put(heap, position, score, row);
}

function sink(search: Search, score: f64, row: u32): void {
  const heap = search.heap;
  const kept = search.kept;
  let position: u32 = 0;
  while (true) {
    let child: u32 = 2 * position + 1;
    if (child >= kept) break;
    const other = child + 1;
    if (
      other < kept &&
      comesAfter(scoreAt(heap, other), rowAt(heap, other), scoreAt(heap, child), rowAt(heap, child))
    ) {
      child = other;
    }
    if (!comesAfter(scoreAt(heap, child), rowAt(heap, child), score, row)) break;
    put(heap, position, scoreAt(heap, child), rowAt(heap, child));
    position = child;
  }
  put(heap, position, score, row);
}
