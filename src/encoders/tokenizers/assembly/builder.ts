import { openPacking, Packing } from './packTree';
import { openTree, PieceTree } from './PieceTree';

/** Bytes of a tree and of its packing. */
export function builderBytes(): u32 {
  return (offsetof<PieceTree>() + offsetof<Packing>()) as u32;
}

/** Lays a tree out at `tree`, a multiple of 8, and its packing behind. */
export function openBuilder(
  tree: PieceTree,
  nodes: usize,
  places: usize,
  placeCount: u32,
  codes: usize,
  cellOf: usize,
): void {
  openTree(tree, nodes, places, placeCount, codes);
  openPacking(packingOf(tree), tree, cellOf);
}

/** The packing of a tree. */
export function packingOf(tree: PieceTree): Packing {
  return changetype<Packing>(changetype<usize>(tree) + offsetof<PieceTree>());
}

export function nodeCount(tree: PieceTree): u32 {
  return tree.nodeCount;
}

export function codeCount(tree: PieceTree): u32 {
  return tree.codeCount;
}

/** Cells up to the last one that is taken. */
export function cellCount(packing: Packing): u32 {
  return packing.end;
}
