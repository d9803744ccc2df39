import { Draft } from './packTree';

/**
 * A node of the trie, which is a double array (Aoe 1989): `next` of a cell and the code of a code unit together are the
 * number of the cell that the code unit leads to, if that one's `from` is the cell. So a step is one comparison without
 * a search, and steps from many places of a word can be under way at once.
 */
@unmanaged
export class Cell {
  next: u32;
  /** `NOWHERE` of a free cell. */
  from: u32;
  /** The logarithm of the probability of the piece that ends there, or −∞. */
  score: f64;
}

/** The cell of the empty text. */
export const ROOT_CELL: u32 = 0;

export const NOWHERE: u32 = 0xffffffff;

export function cellAt(cells: usize, cell: u32): Cell {
  return changetype<Cell>(cells + ((cell as usize) << 4));
}

/** Makes cells of drafts, in place; the ids of their pieces go to `ids`, uint32. */
export function finishCells(cells: usize, count: u32, scores: usize, ids: usize): void {
  for (let number: u32 = 0; number < count; number++) {
    const draft = changetype<Draft>(cellAt(cells, number));
    const isFree = draft.skip == 0;
    const id = isFree ? -1 : draft.id;
    const cell = changetype<Cell>(draft);
    if (isFree) cell.from = NOWHERE;
    store<u32>(ids + ((number as usize) << 2), id as u32);
    cell.score = id < 0 ? -Infinity : load<f64>(scores + ((id as usize) << 3));
  }
}
