import { Cell, cellAt, ROOT_CELL } from './Cell';
import { Tokenization } from './Tokenization';

/** Starts in a word from which walks are under way at once. */
const WALKS: u32 = 64;
/** How far they go together; few pieces are longer. */
const DEPTH: u32 = 16;

/** Where each walk that goes on starts, and its cell; how far each walk came; the cells on its way. All uint32. */
const CELLS: usize = (WALKS as usize) * 4;
const LENGTHS: usize = 2 * CELLS;
const WAYS: usize = 3 * CELLS;
export const WALK_BYTES: u32 = (WAYS as u32) + WALKS * DEPTH * 4;

/** The best split of the beginning of a word, up to an end. */
@unmanaged
class Split {
  score: f64;
  /** Where the last piece starts. */
  start: u32;
  /** The cell of the last piece; the root's if it is unknown. */
  cell: u32;
}

/**
 * Appends the ids of a word of `length` code units, which lies at `word`: those of its most probable split (the Viterbi
 * algorithm), as `PlainUnigram.ts` finds it.
 */
export function splitWord(tokenization: Tokenization, length: u32): void {
  begin(tokenization, length);
  for (let from: u32 = 0; from < length; from += WALKS) {
    const to = min(from + WALKS, length);
    walk(tokenization, from, to);
    for (let start = from; start < to; start++) offerPieces(tokenization, start, start - from, length);
  }
  appendIds(tokenization, length);
}

function begin(tokenization: Tokenization, length: u32): void {
  const splits = tokenization.splits;
  splitAt(splits, 0).score = 0;
  for (let end: u32 = 1; end <= length; end++) splitAt(splits, end).score = -Infinity;
  const word = tokenization.word;
  const codes = tokenization.wordCodes;
  for (let at: u32 = 0; at < length; at++) {
    const code = load<u32>(tokenization.codes + ((unitAt(word, at) as usize) << 2));
    store<u32>(codes + ((at as usize) << 2), code);
  }
  // Where the word ends, every walk ends.
  store<u32>(codes + ((length as usize) << 2), 0);
}

/**
 * Follows the trie from each start, one step of all walks after the other: a step waits for memory, and none of them for
 * another. What is found does not decide what is done next, which the processor would guess wrong. A word of the Obsidian
 * help is split in 0.8 µs so, and took 1.6 µs one walk after the other over a hash table (a Xeon at 2.8 GHz).
 */
function walk(tokenization: Tokenization, from: u32, to: u32): void {
  const cells = tokenization.cells;
  const codes = tokenization.wordCodes;
  const starts = tokenization.walks;
  const first = cellAt(cells, ROOT_CELL).next;
  let under: usize = 0;
  for (let start = from; start < to; start++) {
    const cell = first + codeAt(codes, start);
    store<u32>(starts + LENGTHS + ((start - from) << 2), 0);
    store<u32>(starts + under, start - from);
    store<u32>(starts + CELLS + under, cell);
    under += ((cellAt(cells, cell).from == ROOT_CELL) as usize) << 2;
  }
  for (let depth: u32 = 1; under > 0 && depth <= DEPTH; depth++) {
    let going: usize = 0;
    for (let at: usize = 0; at < under; at += 4) {
      const start = load<u32>(starts + at);
      const number = load<u32>(starts + CELLS + at);
      store<u32>(starts + LENGTHS + (start << 2), depth);
      store<u32>(starts + WAYS + ((start * DEPTH + depth - 1) << 2), number);
      const next = cellAt(cells, number).next + codeAt(codes, from + start + depth);
      store<u32>(starts + going, start);
      store<u32>(starts + CELLS + going, next);
      going += ((cellAt(cells, next).from == number) as usize) << 2;
    }
    under = going;
  }
}

/** Offers the pieces from a start on to their ends. */
function offerPieces(tokenization: Tokenization, start: u32, walked: u32, length: u32): void {
  const cells = tokenization.cells;
  const word = tokenization.word;
  const splits = tokenization.splits;
  const score = splitAt(splits, start).score;
  // Within a pair of surrogates: pieces hold whole characters.
  if (score == -Infinity) return;
  const afterFirst = start + (isPair(word, start, length) ? 2 : 1);
  const steps = load<u32>(tokenization.walks + LENGTHS + (walked << 2));
  const way = tokenization.walks + WAYS + ((walked * DEPTH) << 2);
  let firstIsKnown = false;
  let number = ROOT_CELL;
  for (let step: u32 = 0; step < steps; step++) {
    number = load<u32>(way + (step << 2));
    const pieceScore = cellAt(cells, number).score;
    if (start + step + 1 == afterFirst) firstIsKnown = pieceScore > -Infinity;
    offer(splits, start + step + 1, score + pieceScore, start, number);
  }
  if (steps == DEPTH) {
    // Longer pieces, alone.
    for (let end = start + DEPTH; ;) {
      const next = cellAt(cells, number).next + codeAt(tokenization.wordCodes, end++);
      if (cellAt(cells, next).from != number) break;
      number = next;
      offer(splits, end, score + cellAt(cells, number).score, start, number);
    }
  }
  if (!firstIsKnown) offer(splits, afterFirst, score + tokenization.unknownScore, start, ROOT_CELL);
}

function offer(splits: usize, end: u32, score: f64, start: u32, cell: u32): void {
  const split = splitAt(splits, end);
  if (!(score > split.score)) return;
  split.score = score;
  split.start = start;
  split.cell = cell;
}

/** Appends the ids on the best way to the end. A run of unknown characters is one unknown id. */
function appendIds(tokenization: Tokenization, length: u32): void {
  // From the end, the ids come in the wrong order: behind where they belong.
  const ids = tokenization.ids + ((tokenization.idCount as usize) << 2);
  const end = ids + ((length as usize) << 2);
  let first = end;
  for (let at = length; at > 0;) {
    const split = splitAt(tokenization.splits, at);
    first -= 4;
    store<u32>(first, load<u32>(tokenization.idOfCell + ((split.cell as usize) << 2)));
    at = split.start;
  }
  const unknown = tokenization.unknownId;
  let to = ids;
  let last: u32 = ~unknown;
  for (let from = first; from < end; from += 4) {
    const id = load<u32>(from);
    if (id != unknown || last != unknown) {
      store<u32>(to, id);
      to += 4;
    }
    last = id;
  }
  tokenization.idCount += ((to - ids) >> 2) as u32;
}

function splitAt(splits: usize, end: u32): Split {
  return changetype<Split>(splits + ((end as usize) << 4));
}

function codeAt(codes: usize, at: u32): u32 {
  return load<u32>(codes + ((at as usize) << 2));
}

function unitAt(word: usize, at: u32): u32 {
  return load<u16>(word + ((at as usize) << 1));
}

function isPair(word: usize, at: u32, length: u32): bool {
  return (unitAt(word, at) & 0xfc00) == 0xd800 && at + 1 < length && (unitAt(word, at + 1) & 0xfc00) == 0xdc00;
}
