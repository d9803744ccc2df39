/**
 * Remembers the ids of parts of texts. Most have been seen before: in the 173 notes of the Obsidian help, 15,300 different
 * words stand for 102,800.
 */
@unmanaged
export class PartCache {
  /** `lastPlace + 1` places, a power of two, each a hash and the address of a record, or 0. The next, larger table follows. */
  table: usize;
  lastPlace: u32;
  parts: u32;
  /** The first and smallest table. */
  firstTable: usize;
  firstPlaces: u32;
  /** A table does not get more. */
  mostPlaces: u32;
  /** The records, one behind the other in the order in which they came: what comes often comes early, and lies together. */
  records: usize;
  nextRecord: usize;
  endOfRecords: usize;
}

/** Longer parts are not remembered; UTF-16 code units. */
const LONGEST_PART: u32 = 64;

/** A record: the number of code units and of ids (uint16), the code units with zeros up to a multiple of 4 bytes, the ids. */
const UNITS: usize = 4;

export function openCache(
  cache: PartCache,
  firstTable: usize,
  firstPlaces: u32,
  mostPlaces: u32,
  records: usize,
  endOfRecords: usize,
): void {
  cache.table = firstTable;
  cache.firstTable = firstTable;
  cache.firstPlaces = firstPlaces;
  cache.mostPlaces = mostPlaces;
  cache.lastPlace = firstPlaces - 1;
  cache.parts = 0;
  cache.records = records;
  cache.nextRecord = records;
  cache.endOfRecords = endOfRecords;
}

/** The record of a part, or 0. */
export function findPart(cache: PartCache, units: usize, length: u32, hash: u32): usize {
  let place = firstPlace(hash);
  let at = placeAt(cache, place);
  let record: usize = load<u32>(at, 4);
  while (record != 0 && !(load<u32>(at) == hash && isOf(record, units, length))) {
    at = placeAt(cache, ++place);
    record = load<u32>(at, 4);
  }
  return record;
}

export function idCountOf(record: usize): u32 {
  return load<u16>(record, 2);
}

/** The address of a record's ids. */
export function idsOf(record: usize): usize {
  return record + UNITS + bytesOfUnits(load<u16>(record));
}

/**
 * Remembers the ids of a part that is not known. Those of long parts are not remembered, nor more than two for each code
 * unit and for the mark in front, so that as many ids are room enough for any text. When all places are taken,
 * everything is forgotten.
 */
export function addPart(cache: PartCache, units: usize, length: u32, hash: u32, ids: usize, idCount: u32): void {
  if (length > LONGEST_PART || idCount > 2 * (length + 1)) return;
  const bytes = UNITS + bytesOfUnits(length) + ((idCount as usize) << 2);
  if ((cache.parts + 1) << 1 > cache.lastPlace) {
    if (cache.lastPlace + 1 < cache.mostPlaces) moveOn(cache);
    else forget(cache);
  }
  if (cache.nextRecord + bytes > cache.endOfRecords) forget(cache);
  const record = cache.nextRecord;
  store<u16>(record, length as u16);
  store<u16>(record, idCount as u16, 2);
  memory.copy(record + UNITS, units, (length as usize) << 1);
  memory.copy(record + UNITS + bytesOfUnits(length), ids, (idCount as usize) << 2);
  cache.nextRecord += bytes;
  cache.parts += 1;
  put(cache, hash, record);
}

function forget(cache: PartCache): void {
  openCache(cache, cache.firstTable, cache.firstPlaces, cache.mostPlaces, cache.records, cache.endOfRecords);
  // All tables together are nearly twice the largest.
  memory.fill(cache.firstTable, 0, ((2 * cache.mostPlaces - cache.firstPlaces) as usize) << 3);
}

/** To a table twice as large, right behind. */
function moveOn(cache: PartCache): void {
  const previous = cache.table;
  const end = previous + (((cache.lastPlace as usize) + 1) << 3);
  cache.table = end;
  cache.lastPlace = 2 * cache.lastPlace + 1;
  for (let at = previous; at < end; at += 8) {
    const record = load<u32>(at, 4) as usize;
    if (record != 0) put(cache, load<u32>(at), record);
  }
}

function put(cache: PartCache, hash: u32, record: usize): void {
  let place = firstPlace(hash);
  let at = placeAt(cache, place);
  while (load<u32>(at, 4) != 0) at = placeAt(cache, ++place);
  store<u32>(at, hash);
  store<u32>(at, record as u32, 4);
}

function placeAt(cache: PartCache, place: u32): usize {
  return cache.table + (((place & cache.lastPlace) as usize) << 3);
}

function firstPlace(hash: u32): u32 {
  return hash ^ (hash >>> 15);
}

function bytesOfUnits(length: u32): usize {
  return ((length as usize) * 2 + 3) & ~3;
}

function isOf(record: usize, units: usize, length: u32): bool {
  if ((load<u16>(record) as u32) != length) return false;
  let key = record + UNITS;
  let left = length;
  for (; left >= 4; left -= 4, key += 8, units += 8) if (load<u64>(key) != load<u64>(units)) return false;
  // Of eight bytes, those that count.
  return left == 0 || (load<u64>(key) ^ load<u64>(units)) << ((4 - left) << 4) == 0;
}
