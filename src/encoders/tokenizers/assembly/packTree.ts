import { Node, nodeAt, PieceTree, ROOT } from './PieceTree';

/** Places that are tried for the children of one node before they are put behind all others. */
const MOST_TRIES: u32 = 100;

/** The cells of a tree's nodes while they are given away. */
@unmanaged
export class Packing {
  tree: PieceTree;
  /** By node: its cell. */
  cellOf: usize;
  drafts: usize;
  /** How many cells there is room for. */
  room: u32;
  /** All cells from here on are free. */
  end: u32;
  /** Where several children are tried first. */
  tried: u32;
  /** The first node whose children have no cells yet. */
  node: u32;
}

/** A `Cell` without its score. */
@unmanaged
export class Draft {
  next: u32;
  from: u32;
  /** Of the piece that ends there, or −1. */
  id: i32;
  /** 0 while it is free, else a later cell with none that is free between them. */
  skip: u32;
}

export function openPacking(packing: Packing, tree: PieceTree, cellOf: usize): void {
  packing.tree = tree;
  packing.cellOf = cellOf;
  packing.room = 0;
  packing.end = 0;
  packing.tried = 0;
  packing.node = ROOT;
}

/** Gives the packing room for more cells: the drafts so far have been moved to `drafts`, with zeros behind them. */
export function placeDrafts(packing: Packing, drafts: usize, room: u32): void {
  packing.drafts = drafts;
  packing.room = room;
  // The root's, which nothing leads to.
  if (packing.end == 0) take(packing, 0, u32.MAX_VALUE, -1);
}

/**
 * Gives cells to the children of up to `most` nodes: in the order in which nodes came, so that the parts of the trie that
 * are read most lie together. Gives 1 when there is more to do and no room left, 2 when there is more to do, else 0.
 */
export function packNodes(packing: Packing, most: u32): u32 {
  const tree = packing.tree;
  for (let done: u32 = 0; packing.node <= tree.nodeCount; done++, packing.node++) {
    if (packing.end + tree.codeCount + 1 > packing.room) return 1;
    if (done == most) return 2;
    const first = nodeAt(tree, packing.node).firstChild;
    if (first == 0) continue;
    const parent = cellOf(packing, packing.node);
    const base = findBase(packing, first);
    draftAt(packing, parent).next = base;
    for (let child = first; child != 0; child = nodeAt(tree, child).sibling) {
      const node = nodeAt(tree, child);
      const cell = base + node.code;
      store<u32>(packing.cellOf + ((child as usize) << 2), cell);
      take(packing, cell, parent, node.id);
    }
  }
  return 0;
}

function cellOf(packing: Packing, node: u32): u32 {
  return load<u32>(packing.cellOf + ((node as usize) << 2));
}

function take(packing: Packing, cell: u32, from: u32, id: i32): void {
  const draft = draftAt(packing, cell);
  draft.from = from;
  draft.id = id;
  draft.skip = cell + 1;
  packing.end = max(packing.end, cell + 1);
}

/** A base with which the codes of a node and of all its siblings lead to free cells. */
function findBase(packing: Packing, first: u32): u32 {
  const tree = packing.tree;
  const node = nodeAt(tree, first);
  let lowest = node.code;
  for (let child = node.sibling; child != 0; child = nodeAt(tree, child).sibling) {
    lowest = min(lowest, nodeAt(tree, child).code);
  }
  if (node.sibling == 0) return freeFrom(packing, lowest) - lowest;
  let cell = freeFrom(packing, max(packing.tried, lowest));
  for (let tries: u32 = 0; tries < MOST_TRIES && cell < packing.end; tries++) {
    if (fits(packing, cell - lowest, node)) return cell - lowest;
    cell = freeFrom(packing, cell + 1);
    // Others will hardly fit before here either; single children fill the gaps.
    if (tries == MOST_TRIES - 1) packing.tried = cell;
  }
  return max(packing.end, lowest) - lowest;
}

function fits(packing: Packing, base: u32, first: Node): bool {
  const tree = packing.tree;
  let node = first;
  while (!isTaken(packing, base + node.code)) {
    if (node.sibling == 0) return true;
    node = nodeAt(tree, node.sibling);
  }
  return false;
}

function isTaken(packing: Packing, cell: u32): bool {
  return cell < packing.end && draftAt(packing, cell).skip != 0;
}

/** The first free cell from this one on. */
function freeFrom(packing: Packing, cell: u32): u32 {
  let free = cell;
  while (isTaken(packing, free)) free = draftAt(packing, free).skip;
  // What was passed leads there at once the next time.
  for (let passed = cell; passed < free;) {
    const draft = draftAt(packing, passed);
    passed = draft.skip;
    draft.skip = free;
  }
  return free;
}

function draftAt(packing: Packing, cell: u32): Draft {
  return changetype<Draft>(packing.drafts + ((cell as usize) << 4));
}
