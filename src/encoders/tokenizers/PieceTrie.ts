/** Places of the table when a trie is new; a power of two. */
const FIRST_PLACES = 1 << 16;
const NONE = -1;

/**
 * The pieces of a vocabulary as a tree over UTF-16 code units. All edges lie in one hash table (open addressing), so
 * that the tree is made quickly and following an edge allocates nothing and reads one cache line.
 */
export class PieceTrie {
  /** The node of the empty text. */
  static readonly root = 0;
  /**
   * One edge in four numbers: the node it leaves, its code unit, the node it leads to, and the id of the piece that
   * ends there, or −1. A place without an edge starts with −1. The place of an edge is the first free one from
   * `placeOfEdge` on.
   */
  edges = new Int32Array(4 * FIRST_PLACES).fill(NONE);
  /** Number of the last place. */
  lastPlace = FIRST_PLACES - 1;
  /** Nodes, the root included; their numbers lie below. */
  nodes = 1;

  /** Adds a piece, or gives it another id. The empty piece is left out: it would match anywhere. */
  add(piece: string, id: number): void {
    let node = PieceTrie.root;
    let edge = NONE;
    for (let at = 0; at < piece.length; at++) {
      edge = this.#edgeOrNew(node, piece.charCodeAt(at));
      node = this.edges[edge + 2]!;
    }
    if (edge !== NONE) this.edges[edge + 3] = id;
  }

  /** Where in `edges` the edge from a node with a code unit is, or −1. */
  edgeOf(node: number, unit: number): number {
    const { edges, lastPlace } = this;
    let place = placeOfEdge(node, unit) & lastPlace;
    for (;;) {
      const from = edges[4 * place]!;
      if (from === NONE) return NONE;
      if (from === node && edges[4 * place + 1] === unit) return 4 * place;
      place = (place + 1) & lastPlace;
    }
  }

  /** The node of a text, or −1 where no piece begins like this. */
  find(text: string): number {
    let node = PieceTrie.root;
    for (let at = 0; at < text.length; at++) {
      const edge = this.edgeOf(node, text.charCodeAt(at));
      if (edge === NONE) return NONE;
      node = this.edges[edge + 2]!;
    }
    return node;
  }

  #edgeOrNew(node: number, unit: number): number {
    const known = this.edgeOf(node, unit);
    if (known !== NONE) return known;
    if (2 * this.nodes > this.lastPlace) this.#grow();
    return this.#put(node, unit, this.nodes++, NONE);
  }

  #put(from: number, unit: number, to: number, id: number): number {
    const { edges, lastPlace } = this;
    let place = placeOfEdge(from, unit) & lastPlace;
    while (edges[4 * place] !== NONE) place = (place + 1) & lastPlace;
    edges[4 * place] = from;
    edges[4 * place + 1] = unit;
    edges[4 * place + 2] = to;
    edges[4 * place + 3] = id;
    return 4 * place;
  }

  #grow(): void {
    const { edges } = this;
    this.lastPlace = 2 * this.lastPlace + 1;
    this.edges = new Int32Array(2 * edges.length).fill(NONE);
    for (let edge = 0; edge < edges.length; edge += 4) {
      if (edges[edge] !== NONE) this.#put(edges[edge]!, edges[edge + 1]!, edges[edge + 2]!, edges[edge + 3]!);
    }
  }
}

/** Mixes node and code unit; the factors are 2³² divided by the golden ratio and by √2, made odd. */
function placeOfEdge(node: number, unit: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0xb504f333);
  return mixed ^ (mixed >>> 15);
}
