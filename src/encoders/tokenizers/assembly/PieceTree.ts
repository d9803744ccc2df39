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
  /** Node and code unit → child: a hash table (open addressing) with `lastPlace + 1` places, a power of two. */
  edges: usize;
  lastPlace: u32;
  /** By code unit: its code, or 0. Codes count from 1 on, as code units come. 65,536 uint32 values. */
  codes: usize;
  codeCount: u32;
}

@unmanaged
export class Node {
  firstChild: u32;
  /** The next child of the same parent. */
  sibling: u32;
  /** The code of its last code unit. */
  code: u32;
  /** The id of the piece that ends there, or −1. */
  id: i32;
}

/** 16 bytes, so that none lies in two cache lines. `from` is 0 where there is none; it is read together with `unit`. */
@unmanaged
class Edge {
  from: u32;
  unit: u32;
  to: u32;
  unused: u32;
}

/** Lays a tree out over zeros. */
export function openTree(tree: PieceTree, nodes: usize, edges: usize, edgePlaces: u32, codes: usize): void {
  tree.nodes = nodes;
  tree.nodeCount = ROOT;
  tree.edges = edges;
  tree.lastPlace = edgePlaces - 1;
  tree.codes = codes;
  tree.codeCount = 0;
  nodeAt(tree, ROOT).id = -1;
}

/**
 * Adds pieces with the ids from `id` on: each the two halves of its length, then its code units. A piece that is known
 * gets the later id; the empty piece is left out, it would match anywhere.
 */
export function addPieces(tree: PieceTree, pieces: usize, count: u32, id: u32): void {
  let at = pieces;
  for (let piece: u32 = 0; piece < count; piece++) {
    const length = (load<u16>(at) as u32) | ((load<u16>(at, 2) as u32) << 16);
    at += 4;
    let node = ROOT;
    const end = at + ((length as usize) << 1);
    for (; at < end; at += 2) node = childOf(tree, node, load<u16>(at));
    if (node != ROOT) nodeAt(tree, node).id = (id + piece) as i32;
  }
}

export function nodeAt(tree: PieceTree, node: u32): Node {
  return changetype<Node>(tree.nodes + ((node as usize) << 4));
}

function childOf(tree: PieceTree, node: u32, unit: u32): u32 {
  const wanted = (node as u64) | ((unit as u64) << 32);
  // Mixes both; the factors are 2³² divided by the golden ratio and by √2, made odd.
  const mixed = (node * 0x9e3779b1) ^ (unit * 0xb504f333);
  let place = mixed ^ (mixed >>> 15);
  let edge = edgeAt(tree, place);
  for (let found = load<u64>(edge); found != wanted; found = load<u64>(edge)) {
    if (found == 0) return addChild(tree, node, unit, changetype<Edge>(edge));
    edge = edgeAt(tree, ++place);
  }
  return changetype<Edge>(edge).to;
}

function addChild(tree: PieceTree, node: u32, unit: u32, edge: Edge): u32 {
  const number = ++tree.nodeCount;
  edge.from = node;
  edge.unit = unit;
  edge.to = number;
  const parent = nodeAt(tree, node);
  const child = nodeAt(tree, number);
  child.sibling = parent.firstChild;
  child.code = codeOf(tree, unit);
  child.id = -1;
  parent.firstChild = number;
  return number;
}

function codeOf(tree: PieceTree, unit: u32): u32 {
  const at = tree.codes + ((unit as usize) << 2);
  if (load<u32>(at) == 0) store<u32>(at, ++tree.codeCount);
  return load<u32>(at);
}

function edgeAt(tree: PieceTree, place: u32): usize {
  return tree.edges + (((place & tree.lastPlace) as usize) << 4);
}
