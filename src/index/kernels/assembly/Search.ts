/**
 * The state of one search, in the memory of its index. Several searches can be under way in one memory, because each
 * has such a block of its own.
 */
@unmanaged
export class Search {
  /** Score of the worst kept row; −∞ until `limit` rows are kept. */
  threshold: f64;
  /** A score from the rounded query differs from the true one by at most this. */
  margin: f64;
  /** What one unit of the rounded query is worth. */
  step: f64;
  /** Bytes from one row to the next: dimensions, filled up with zeros to a multiple of 64. */
  stride: u32;
  limit: u32;
  kept: u32;
  /** How many rows the bits choose. */
  wanted: u32;
  chosen: u32;
  /** Chosen rows that fit. */
  capacity: u32;
  /** A row is chosen when its estimate is at least this. */
  cutoff: u32;
  /** 1 when chosen rows had to be left out although they share the last bin: which, depends on who came first. */
  crowded: u32;
  /** Segments with bits. */
  estimated: u32;
  /** Where bits and live rows lie in a segment, in bytes from its begin. */
  bits: u32;
  live: u32;
  /** `stride` float64 values. */
  query: usize;
  /** The query in whole numbers: `stride` int16, or with relaxed SIMD uint8 values. */
  rounded: usize;
  /** 16 uint8 values for each four dimensions. */
  table: usize;
  /** `limit` entries of 16 bytes: float64 score, uint32 row. */
  heap: usize;
  /** How many chosen rows have which estimate: 4,096 uint32 values. */
  histogram: usize;
  /** `capacity` entries of 8 bytes: uint32 estimate, uint32 row. */
  candidates: usize;
  /** The address of every segment, uint32. */
  segments: usize;
  /** For each segment with bits two float32 values: what an estimate begins with, and what a partial score is worth. */
  estimates: usize;
  /** A bitmap for each segment of the rows that may be found; 0 when all may. */
  only: usize;
  /** The first segment with bits that nobody has taken, uint32: threads that choose together share it. */
  next: usize;
  /** 64 bytes for the sums of two blocks. */
  lanes: usize;
}

/** Bytes of the fields above, and of the number at `next`. */
const FIELDS: usize = 192;
const NEXT: usize = 176;

export const BINS: u32 = 4096;

/** Bytes of what a thread needs to choose. */
function choosingBytes(capacity: u32): usize {
  return FIELDS + 64 + (BINS as usize) * 4 + (capacity as usize) * 8;
}

/** Lays out what a thread needs to choose. */
function openChoosing(search: Search, wanted: u32, capacity: u32): void {
  search.wanted = wanted;
  search.capacity = capacity;
  search.chosen = 0;
  search.cutoff = 0;
  search.crowded = 0;
  search.lanes = changetype<usize>(search) + FIELDS;
  search.histogram = search.lanes + 64;
  search.candidates = search.histogram + BINS * 4;
}

/** Bytes of a search with all that belongs to it, and of its twin on another thread. */
export function searchBytes(stride: u32, limit: u32, capacity: u32, segments: u32): u32 {
  return (2 * choosingBytes(capacity) + stride * (8 + 2 + 4) + limit * 16 + ((segments * 12 + 15) & ~15)) as u32;
}

/** Lays a search out at `search`, which is a multiple of 16, with `searchBytes` bytes there. */
export function openSearch(
  search: Search,
  stride: u32,
  limit: u32,
  wanted: u32,
  capacity: u32,
  segments: u32,
  estimated: u32,
  bits: u32,
  live: u32,
  only: usize,
): void {
  openChoosing(search, wanted, capacity);
  search.threshold = limit > 0 ? -Infinity : Infinity;
  search.stride = stride;
  search.limit = limit;
  search.kept = 0;
  search.estimated = estimated;
  search.bits = bits;
  search.live = live;
  search.only = only;
  search.next = changetype<usize>(search) + NEXT;
  store<u32>(search.next, 0);
  search.query = changetype<usize>(search) + 2 * choosingBytes(capacity);
  search.rounded = search.query + stride * 8;
  search.table = search.rounded + stride * 2;
  search.heap = search.table + stride * 4;
  search.estimates = search.heap + limit * 16;
  search.segments = search.estimates + segments * 8;
}

/** Lays out the twin of a search, with which another thread chooses from the same segments. */
export function openTwin(search: Search): Search {
  const twin = changetype<Search>(changetype<usize>(search) + choosingBytes(search.capacity));
  openChoosing(twin, search.wanted, search.capacity);
  twin.stride = search.stride;
  twin.estimated = search.estimated;
  twin.bits = search.bits;
  twin.live = search.live;
  twin.only = search.only;
  twin.next = search.next;
  twin.table = search.table;
  twin.estimates = search.estimates;
  twin.segments = search.segments;
  return twin;
}

/**
 * Rounds the query to whole numbers and says how far a score may be off because of it: by the Cauchy–Schwarz inequality
 * the length of what rounding took away times the length of the longest row. The second term is for float32 sums.
 */
export function roundQuery(search: Search, maxNorm: f64): void {
  const query = search.query;
  const stride = search.stride;
  let largest: f64 = 0;
  for (let d: u32 = 0; d < stride; d++) largest = max(largest, abs(load<f64>(query + ((d as usize) << 3))));
  // 16 bits where no sum of 127 × the query can leave an int32.
  const most: f64 = ASC_FEATURE_RELAXED_SIMD ? 63 : min<f64>(32767, floor(2147483647.0 / (127 * (stride as f64))));
  const step = largest / most;
  let lost: f64 = 0;
  let length: f64 = 0;
  for (let d: u32 = 0; d < stride; d++) {
    const component = load<f64>(query + ((d as usize) << 3));
    const units = step > 0 ? max(-most, min(most, nearest(component / step))) : 0;
    const off = component - units * step;
    lost += off * off;
    length += component * component;
    if (ASC_FEATURE_RELAXED_SIMD) {
      // The instruction takes 7 bits without a sign on every processor: −63 … 63 becomes 1 … 127.
      store<u8>(search.rounded + d, (units as i32) + 64);
    } else {
      store<i16>(search.rounded + ((d as usize) << 1), units as i16);
    }
  }
  search.step = step > 0 ? step : 1;
  search.margin = (sqrt(lost) + 1e-6 * sqrt(length)) * maxNorm;
}

export function queryAddress(search: Search): usize {
  return search.query;
}

export function tableAddress(search: Search): usize {
  return search.table;
}

export function candidatesAddress(search: Search): usize {
  return search.candidates;
}

export function heapAddress(search: Search): usize {
  return search.heap;
}

export function segmentsAddress(search: Search): usize {
  return search.segments;
}

export function keptRows(search: Search): u32 {
  return search.kept;
}
