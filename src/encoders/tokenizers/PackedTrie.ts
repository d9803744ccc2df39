import type { PieceTrie } from './PieceTrie';

/** Places that are tried for the children of one node before they are put behind all others. */
const MOST_TRIES = 100;
const NONE = -1;

/**
 * A `PieceTrie` that is read only, as a double array (Aoe 1989): the children of a node lie near one another, in the
 * order in which nodes are reached from the root, so that the parts that are read most fill few cache lines. Following
 * edges is about twice as fast as in the hash table, whose parts lie anywhere.
 */
export class PackedTrie {
  /** The cell of the empty text. */
  static readonly root = 0;
  /**
   * One cell in four numbers: the sum of this and a code is the cell that the code leads to, if that one's second number
   * is this cell; the cell it is reached from; the id of the piece that ends there, or −1; nothing that counts, so that no
   * cell lies in two cache lines. Cells are named by the position of their first number.
   */
  readonly cells: Int32Array;
  /** By UTF-16 code unit: its code, or 0 where no piece holds it. The more edges have it, the lower it is. */
  readonly codes: Int32Array;

  constructor(trie: PieceTrie) {
    const edges = edgesOf(trie);
    this.codes = codesOf(edges.units);
    const children = childrenOf(edges, this.codes, trie.nodes);
    const greatest = greatestOf(this.codes);
    const space = new Space(4 * (edges.units.length + 1) + 2 * greatest);

    const cellOf = new Int32Array(trie.nodes);
    space.take(PackedTrie.root, NONE, NONE);
    // The nodes in the order of their distance from the root.
    const queue = new Int32Array(trie.nodes);
    const { codes, nodes, ids, starts } = children;
    for (let next = 0, end = 1; next < end; next++) {
      const node = queue[next]!;
      const first = starts[node]!;
      const last = starts[node + 1]!;
      if (first === last) continue;
      const base = space.findBase(codes, first, last);
      space.cells[cellOf[node]!] = base;
      for (let child = first; child < last; child++) {
        const cell = base + codes[child]!;
        space.take(cell, cellOf[node]!, ids[child]!);
        cellOf[nodes[child]!] = cell;
        queue[end++] = nodes[child]!;
      }
    }
    this.cells = space.whole(greatest);
  }
}

interface Edges {
  readonly from: Int32Array;
  readonly units: Int32Array;
  readonly to: Int32Array;
  readonly ids: Int32Array;
}

/** The edges of the hash table, one after the other. */
function edgesOf({ edges, nodes }: PieceTrie): Edges {
  const from = new Int32Array(nodes - 1);
  const units = new Int32Array(nodes - 1);
  const to = new Int32Array(nodes - 1);
  const ids = new Int32Array(nodes - 1);
  for (let edge = 0, count = 0; edge < edges.length; edge += 4) {
    if (edges[edge] === NONE) continue;
    from[count] = edges[edge]!;
    units[count] = edges[edge + 1]!;
    to[count] = edges[edge + 2]!;
    ids[count++] = edges[edge + 3]!;
  }
  return { from, units, to, ids };
}

/** Multiples of 4, from the unit with the most edges on. */
function codesOf(units: Int32Array): Int32Array {
  const uses = new Uint32Array(1 << 16);
  const used: number[] = [];
  for (let edge = 0; edge < units.length; edge++) if (uses[units[edge]!]!++ === 0) used.push(units[edge]!);
  const codes = new Int32Array(1 << 16);
  const order = used.toSorted((a, b) => uses[b]! - uses[a]! || a - b);
  for (const [index, unit] of order.entries()) codes[unit] = 4 * (index + 1);
  return codes;
}

interface Children {
  /** Where the children of each node start in the lists below. */
  readonly starts: Int32Array;
  /** Rising within a node. */
  readonly codes: Int32Array;
  readonly nodes: Int32Array;
  readonly ids: Int32Array;
}

function childrenOf(edges: Edges, codes: Int32Array, nodes: number): Children {
  const count = edges.units.length;
  const codeOf = edges.units.map((unit) => codes[unit]!);
  const places = new Int32Array(count);
  const inOrder = new Uint32Array(count);
  for (let edge = 0; edge < count; edge++) {
    places[edge] = codeOf[edge]! >> 2;
    inOrder[edge] = edge;
  }
  const byCode = sortedBy(places, inOrder);
  const order = sortedBy(edges.from, byCode);
  const starts = new Int32Array(nodes + 1);
  for (let edge = 0; edge < count; edge++) starts[edges.from[edge]! + 1]! += 1;
  for (let node = 0; node < nodes; node++) starts[node + 1]! += starts[node]!;
  const picked = (values: Int32Array) => {
    const inOrderOfNodes = new Int32Array(count);
    for (let child = 0; child < count; child++) inOrderOfNodes[child] = values[order[child]!]!;
    return inOrderOfNodes;
  };
  return { starts, codes: picked(codeOf), nodes: picked(edges.to), ids: picked(edges.ids) };
}

/** The edges by rising key; equal ones stay in order. */
function sortedBy(keys: Int32Array, order: Uint32Array): Uint32Array {
  const places = new Uint32Array(greatestOf(keys) + 2);
  for (let edge = 0; edge < keys.length; edge++) places[keys[edge]! + 1]! += 1;
  for (let key = 1; key < places.length; key++) places[key]! += places[key - 1]!;
  const sorted = new Uint32Array(order.length);
  for (let index = 0; index < order.length; index++) {
    const edge = order[index]!;
    sorted[places[keys[edge]!]!++] = edge;
  }
  return sorted;
}

function greatestOf(values: Int32Array): number {
  let greatest = 0;
  for (let at = 0; at < values.length; at++) if (values[at]! > greatest) greatest = values[at]!;
  return greatest;
}

/** Cells while they are given away. */
class Space {
  /** The fourth number of a cell is 0 while it is free, then a later cell with none that is free between them. */
  cells: Int32Array;
  /** Where several children are tried first. */
  #tried = 0;
  /** All cells from here on are free. */
  #end = 0;

  constructor(length: number) {
    this.cells = new Int32Array(length);
    this.#clear(0);
  }

  /** A base with which all these codes lead to free cells. */
  findBase(codes: Int32Array, first: number, last: number): number {
    const lowest = codes[first]!;
    if (last - first === 1) return this.#freeFrom(lowest) - lowest;
    let cell = this.#freeFrom(Math.max(this.#tried, lowest));
    for (let tries = 0; tries < MOST_TRIES && cell < this.#end; tries++) {
      if (this.#fits(cell - lowest, codes, first, last)) return cell - lowest;
      cell = this.#freeFrom(cell + 4);
      // Others will hardly fit before here either; single children fill the gaps.
      if (tries === MOST_TRIES - 1) this.#tried = cell;
    }
    return Math.max(this.#end, lowest) - lowest;
  }

  take(cell: number, from: number, id: number): void {
    if (cell + 4 > this.cells.length) this.#grow(cell + 4);
    this.cells[cell + 1] = from;
    this.cells[cell + 2] = id;
    this.cells[cell + 3] = cell + 4;
    if (cell >= this.#end) this.#end = cell + 4;
  }

  /** The cells up to the farthest that a code can lead to. */
  whole(greatestCode: number): Int32Array {
    const length = this.#end + greatestCode + 4;
    if (length > this.cells.length) this.#grow(length);
    return this.cells.slice(0, length);
  }

  #fits(base: number, codes: Int32Array, first: number, last: number): boolean {
    for (let child = first + 1; child < last; child++) if (this.#isTaken(base + codes[child]!)) return false;
    return true;
  }

  #isTaken(cell: number): boolean {
    return cell < this.#end && this.cells[cell + 3] !== 0;
  }

  /** The first free cell from this one on. */
  #freeFrom(cell: number): number {
    const { cells } = this;
    let free = cell;
    while (this.#isTaken(free)) free = cells[free + 3]!;
    // What was passed leads there at once the next time.
    for (let passed = cell; passed < free;) {
      const next = cells[passed + 3]!;
      cells[passed + 3] = free;
      passed = next;
    }
    return free;
  }

  #grow(least: number): void {
    const { cells } = this;
    this.cells = new Int32Array(Math.max(least, 2 * cells.length));
    this.cells.set(cells);
    this.#clear(cells.length);
  }

  #clear(start: number): void {
    const { cells } = this;
    for (let cell = start; cell < cells.length; cell += 4) cells[cell + 1] = cells[cell + 2] = NONE;
  }
}
