/** The places of the table when a trie is new; a power of two. */
const FIRST_CAPACITY = 1 << 16;
const NONE = -1;

/**
 * The pieces of a vocabulary as a tree over UTF-16 code units. All edges lie in one hash table of typed arrays (open
 * addressing), so that building it for 64,000 pieces takes some 20 ms and following an edge allocates nothing.
 */
export class PieceTrie {
  /** The node of the empty text. */
  static readonly root = 0;
  /** Of each node: the id of the piece that ends there, or −1. */
  idOf = new Int32Array(FIRST_CAPACITY).fill(NONE);
  #nodes = 1;
  #capacity = FIRST_CAPACITY;
  #parents = new Int32Array(FIRST_CAPACITY).fill(NONE);
  #units = new Uint16Array(FIRST_CAPACITY);
  #children = new Int32Array(FIRST_CAPACITY);

  /** Adds a piece, or gives it another id. The empty piece is left out: it would match anywhere. */
  add(piece: string, id: number): void {
    let node = PieceTrie.root;
    for (let at = 0; at < piece.length; at++) node = this.#childOrNew(node, piece.charCodeAt(at));
    if (node !== PieceTrie.root) this.idOf[node] = id;
  }

  /** The node that a code unit leads to, or −1. */
  child(node: number, unit: number): number {
    const parents = this.#parents;
    const last = this.#capacity - 1;
    let place = placeOf(node, unit) & last;
    for (;;) {
      const parent = parents[place]!;
      if (parent === NONE) return NONE;
      if (parent === node && this.#units[place] === unit) return this.#children[place]!;
      place = (place + 1) & last;
    }
  }

  /** The node of a text, or −1 where no piece begins like this. */
  find(text: string): number {
    let node = PieceTrie.root;
    for (let at = 0; at < text.length && node !== NONE; at++) node = this.child(node, text.charCodeAt(at));
    return node;
  }

  #childOrNew(node: number, unit: number): number {
    const known = this.child(node, unit);
    if (known !== NONE) return known;
    if (2 * this.#nodes >= this.#capacity) this.#grow();
    const made = this.#nodes++;
    this.#place(node, unit, made);
    return made;
  }

  #place(parent: number, unit: number, child: number): void {
    const last = this.#capacity - 1;
    let place = placeOf(parent, unit) & last;
    while (this.#parents[place] !== NONE) place = (place + 1) & last;
    this.#parents[place] = parent;
    this.#units[place] = unit;
    this.#children[place] = child;
  }

  #grow(): void {
    const [parents, units, children] = [this.#parents, this.#units, this.#children];
    this.#capacity *= 2;
    this.#parents = new Int32Array(this.#capacity).fill(NONE);
    this.#units = new Uint16Array(this.#capacity);
    this.#children = new Int32Array(this.#capacity);
    for (let place = 0; place < parents.length; place++) {
      if (parents[place] !== NONE) this.#place(parents[place]!, units[place]!, children[place]!);
    }
    const idOf = new Int32Array(this.#capacity).fill(NONE);
    idOf.set(this.idOf);
    this.idOf = idOf;
  }
}

/** Mixes node and code unit; the factors are the odd numbers nearest to 2³² divided by the golden ratio and by √2. */
function placeOf(node: number, unit: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0xb504f333);
  return mixed ^ (mixed >>> 15);
}
