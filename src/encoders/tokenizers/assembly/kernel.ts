import {
  addPart,
  findPart,
  HASH_FACTOR,
  HASH_START,
  hashOf,
  idCountOf,
  idsOf,
  openCache,
  PartCache,
} from './PartCache';
import { splitWord, WALK_BYTES } from './splitWord';
import { Tokenization } from './Tokenization';

export { builderBytes, cellCount, codeCount, nodeCount, openBuilder, packingOf } from './builder';
export { finishCells } from './Cell';
export { packNodes, placeDrafts } from './packTree';
export { addPieces } from './PieceTree';
export { splitWord };

/** What `plainUnits` holds up to this is no code unit: 0 where it has not been looked at, 1 where it cannot be alone. */
const LAST_BLANK: u32 = 32;

/** Bytes of the state of a tokenization. */
export function stateBytes(): u32 {
  return ((offsetof<Tokenization>() + offsetof<PartCache>()) as u32) + WALK_BYTES;
}

/** Lays the state out at `state`, a multiple of 8. */
export function openTokenization(
  state: usize,
  cells: usize,
  idOfCell: usize,
  codes: usize,
  unknownScore: f64,
  unknownId: u32,
  mark: u32,
  plainUnits: usize,
  table: usize,
  tablePlaces: u32,
  mostTablePlaces: u32,
  records: usize,
  endOfRecords: usize,
): void {
  const tokenization = changetype<Tokenization>(state);
  tokenization.cache = changetype<PartCache>(state + offsetof<Tokenization>());
  openCache(tokenization.cache, table, tablePlaces, mostTablePlaces, records, endOfRecords);
  tokenization.walks = state + offsetof<Tokenization>() + offsetof<PartCache>();
  tokenization.cells = cells;
  tokenization.idOfCell = idOfCell;
  store<u32>(idOfCell, unknownId);
  tokenization.codes = codes;
  tokenization.unknownScore = unknownScore;
  tokenization.unknownId = unknownId;
  tokenization.mark = mark;
  tokenization.plainUnits = plainUnits;
  tokenization.idCount = 0;
}

/** Where texts, words and their splits and ids have room. */
export function placeRoom(
  tokenization: Tokenization,
  units: usize,
  word: usize,
  wordCodes: usize,
  splits: usize,
  ids: usize,
): void {
  tokenization.units = units;
  tokenization.word = word;
  tokenization.wordCodes = wordCodes;
  tokenization.splits = splits;
  tokenization.ids = ids;
}

export function idCount(tokenization: Tokenization): u32 {
  return tokenization.idCount;
}

/** The ids are taken: the next ones come in their place. */
export function forgetIds(tokenization: Tokenization): void {
  tokenization.idCount = 0;
}

/**
 * Appends the ids of the parts of a text between `from` and `to`, cut at spaces, tabs and line breaks. Gives where it
 * stopped: at `to`; at a part that reaches to `to` although the text goes on; or at a part with a code unit that cannot
 * be looked at alone.
 */
export function encodeParts(tokenization: Tokenization, from: u32, to: u32, isEnd: bool): u32 {
  const units = tokenization.units;
  const last = units + ((to as usize) << 1);
  let at = units + ((from as usize) << 1);
  while (at < last) {
    let unit: u32 = load<u16>(at);
    if (isBlank(unit)) {
      at += 2;
      continue;
    }
    let end = at;
    let hash = HASH_START;
    do {
      hash = (hash ^ unit) * HASH_FACTOR;
      end += 2;
      if (end == last) break;
      unit = load<u16>(end);
    } while (!isBlank(unit));
    if (end == last && !isEnd) break;
    const length = ((end - at) >> 1) as u32;
    const record = findPart(tokenization.cache, at, length, hash);
    if (record != 0) {
      append(tokenization, record);
    } else {
      if (!normalise(tokenization, at, length)) break;
      const first = tokenization.idCount;
      splitWord(tokenization, length + 1);
      remember(tokenization, at, length, hash, first);
    }
    at = end;
  }
  return ((at - units) >> 1) as u32;
}

/** Remembers all ids that have not been taken for the part between `from` and `to`. */
export function rememberPart(tokenization: Tokenization, from: u32, to: u32): void {
  const units = tokenization.units + ((from as usize) << 1);
  const length = to - from;
  remember(tokenization, units, length, hashOf(units, length), 0);
}

function remember(tokenization: Tokenization, units: usize, length: u32, hash: u32, firstId: u32): void {
  const ids = tokenization.ids + ((firstId as usize) << 2);
  addPart(tokenization.cache, units, length, hash, ids, tokenization.idCount - firstId);
}

function append(tokenization: Tokenization, record: usize): void {
  const count = idCountOf(record);
  const from = idsOf(record);
  const to = tokenization.ids + ((tokenization.idCount as usize) << 2);
  for (let at: usize = 0; at < (count as usize) << 2; at += 4) store<u32>(to + at, load<u32>(from + at));
  tokenization.idCount += count;
}

/** Puts the mark and the normalised part at `word`; false where a code unit of it cannot be looked at alone. */
function normalise(tokenization: Tokenization, units: usize, length: u32): bool {
  const plain = tokenization.plainUnits;
  let to = tokenization.word;
  store<u16>(to, tokenization.mark as u16);
  const end = units + ((length as usize) << 1);
  for (let at = units; at < end; at += 2) {
    const unit: u32 = load<u16>(plain + ((load<u16>(at) as usize) << 1));
    if (unit <= LAST_BLANK) return false;
    to += 2;
    store<u16>(to, unit as u16);
  }
  return true;
}

function isBlank(unit: u32): bool {
  return unit <= 32 && (unit == 32 || unit == 10 || unit == 9 || unit == 13);
}
