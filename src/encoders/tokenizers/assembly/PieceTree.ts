/** The node of the empty text, the first one. */
export const ROOT: u32 = 1;

/**
 * The pieces of a vocabulary as a tree over UTF-16 code units, while it is made. Nodes are numbered as they come: from
 * pieces that come by falling probability, those that are met most often have the lowest numbers.
 */
@unmanaged
export class PieceTree {
  /** By number; 0 is none. */
  nodes: usize;
  nodeCount: u32;
  /** Nodes by parent and code: a hash table (open addressing) of `lastPlace + 1` uint32 values, a power of two. */
  places: usize;
  lastPlace: u32;
  /** By code unit: its code, or 0. Codes count from 1 on, as code units come. 65,536 uint32 values. */
  codes: usize;
  codeCount: u32;
}

@unmanaged
export class Node {
  /** Read together with `code`. */
  parent: u32;
  /** The code of its last code unit. */
  code: u32;
  firstChild: u32;
  /** The next child of the same parent. */
  sibling: u32;
  /** The id of the piece that ends there, or −1. */
  id: i32;
}

/** Lays a tree out over zeros. */
export function openTree(tree: PieceTree, nodes: usize, places: usize, placeCount: u32, codes: usize): void {
  tree.nodes = nodes;
  tree.nodeCount = ROOT;
  tree.places = places;
  tree.lastPlace = placeCount - 1;
  tree.codes = codes;
  tree.codeCount = 0;
  nodeAt(tree, ROOT).id = -1;
}

/**
 * Adds the pieces from one id to another, whose code units start at `units`; gives where they end. A piece that is known
 * gets the later id; the empty piece is left out, it would match anywhere.
 *
 * @param lengths By id: how many code units a piece has, uint32.
 */
export function addPieces(tree: PieceTree, units: usize, lengths: usize, from: u32, to: u32): usize {
  let at = units;
  for (let id = from; id < to; id++) {
    let node = ROOT;
    const end = at + ((load<u32>(lengths + ((id as usize) << 2)) as usize) << 1);
    for (; at < end; at += 2) node = childOf(tree, node, codeOf(tree, load<u16>(at)));
    if (node != ROOT) nodeAt(tree, node).id = id as i32;
  }
  return at;
}

export function nodeAt(tree: PieceTree, node: u32): Node {
  return changetype<Node>(tree.nodes + (node as usize) * offsetof<Node>());
}

/** The child of a node, which is added if there is none. */
function childOf(tree: PieceTree, parent: u32, code: u32): u32 {
  const wanted = (parent as u64) | ((code as u64) << 32);
  // Mixes both; the factors are 2³² divided by the golden ratio and by √2, made odd.
  const mixed = (parent * 0x9e3779b1) ^ (code * 0xb504f333);
  let place = mixed ^ (mixed >>> 15);
  let node = load<u32>(addressOf(tree, place));
  while (node != 0 && load<u64>(changetype<usize>(nodeAt(tree, node))) != wanted) {
    node = load<u32>(addressOf(tree, ++place));
  }
  if (node != 0) return node;
  node = addChild(tree, parent, code);
  store<u32>(addressOf(tree, place), node);
  return node;
}

function addChild(tree: PieceTree, parent: u32, code: u32): u32 {
  const number = ++tree.nodeCount;
  const child = nodeAt(tree, number);
  child.parent = parent;
  child.code = code;
  child.sibling = nodeAt(tree, parent).firstChild;
  child.id = -1;
  nodeAt(tree, parent).firstChild = number;
  return number;
}

function codeOf(tree: PieceTree, unit: u32): u32 {
  const at = tree.codes + ((unit as usize) << 2);
  if (load<u32>(at) == 0) store<u32>(at, ++tree.codeCount);
  return load<u32>(at);
}

function addressOf(tree: PieceTree, place: u32): usize {
  return tree.places + (((place & tree.lastPlace) as usize) << 2);
}
