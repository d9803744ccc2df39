import bytes from './assembly/builder.ts?kernel=simd';
import { KernelMemory } from './KernelMemory';

/** What `assembly/builder.ts` exports. Addresses and numbers are 32-bit. */
interface TrieBuilder {
  readonly stateBytes: () => number;
  readonly openBuilder: (
    tree: number,
    nodes: number,
    edges: number,
    edgePlaces: number,
    codes: number,
    cellOf: number,
  ) => void;
  readonly addPieces: (tree: number, pieces: number, count: number, id: number) => void;
  readonly packingOf: (tree: number) => number;
  readonly placeDrafts: (packing: number, drafts: number, room: number) => void;
  readonly packNodes: (packing: number, most: number) => number;
  readonly codeCount: (tree: number) => number;
  readonly cellCount: (packing: number) => number;
}

/** The pieces of a vocabulary as a double array (`assembly/Cell.ts`). */
export interface PieceTrie {
  /** One draft in four numbers (`assembly/packTree.ts`), `DRAFT_BYTES` bytes. */
  readonly drafts: Uint32Array;
  /** By UTF-16 code unit: its code, or 0 where no piece holds it. */
  readonly codes: Uint32Array;
  /** Cells with the free ones behind the drafts that a code may lead to. */
  readonly cells: number;
}

/** Bytes of a draft and of a cell. */
export const CELL_BYTES = 16;
const NODE_BYTES = 16;
const EDGE_BYTES = 16;
const CODE_UNITS = 1 << 16;
/** Code units that are handed over together. The kernel's functions become fast between two calls. */
const FIRST_UNITS = 1 << 12;
const NODES_AT_ONCE = 1 << 12;
/** What `packNodes` gives. */
const NO_ROOM = 1;

let compiled: WebAssembly.Module | null = null;

/**
 * Makes a trie of pieces by id. Those that come first lie together: they should be the most frequent ones.
 *
 * @throws RangeError when the browser gives no memory for so many.
 */
export function buildTrie(pieces: readonly string[]): PieceTrie {
  const memory = new KernelMemory();
  compiled ??= new WebAssembly.Module(bytes);
  const builder = new WebAssembly.Instance(compiled, { env: { memory: memory.memory } }).exports as unknown as TrieBuilder;
  let units = 0;
  let longest = 0;
  for (const { length } of pieces) {
    units += length;
    longest = Math.max(longest, length);
  }
  const tree = memory.allocate(builder.stateBytes());
  const codes = memory.allocate(4 * CODE_UNITS);
  const nodes = memory.allocate(NODE_BYTES * (units + 2));
  const cellOf = memory.allocate(4 * (units + 2));
  const edgePlaces = 2 ** Math.ceil(Math.log2(1.5 * units + 2));
  const edges = memory.allocate(EDGE_BYTES * edgePlaces);
  const room = Math.max(FIRST_UNITS, longest + 2);
  const text = memory.allocate(2 * room);
  builder.openBuilder(tree, nodes, edges, edgePlaces, codes, cellOf);

  addPieces(builder, tree, pieces, new Uint16Array(memory.buffer, text, room));
  return pack(builder, tree, memory, codes);
}

function addPieces(builder: TrieBuilder, tree: number, pieces: readonly string[], text: Uint16Array): void {
  for (let first = 0; first < pieces.length;) {
    let end = first;
    let used = 0;
    for (; end < pieces.length && used + 2 + pieces[end]!.length <= text.length; end++) {
      const piece = pieces[end]!;
      text[used++] = piece.length;
      text[used++] = piece.length >> 16;
      for (let at = 0; at < piece.length; at++) text[used++] = piece.charCodeAt(at);
    }
    builder.addPieces(tree, text.byteOffset, end - first, first);
    first = end;
  }
}

function pack(builder: TrieBuilder, tree: number, memory: KernelMemory, codes: number): PieceTrie {
  const packing = builder.packingOf(tree);
  let room = 0;
  let drafts = 0;
  for (let more = NO_ROOM; more !== 0; more = builder.packNodes(packing, NODES_AT_ONCE)) {
    if (more !== NO_ROOM) continue;
    const used = room * CELL_BYTES;
    const previous = drafts;
    room = 2 * (room + builder.codeCount(tree)) + FIRST_UNITS;
    drafts = memory.allocate(room * CELL_BYTES);
    new Uint8Array(memory.buffer).copyWithin(drafts, previous, previous + used);
    builder.placeDrafts(packing, drafts, room);
  }
  const count = builder.cellCount(packing);
  return {
    drafts: new Uint32Array(memory.buffer, drafts, 4 * count),
    codes: new Uint32Array(memory.buffer, codes, CODE_UNITS),
    cells: count + builder.codeCount(tree) + 1,
  };
}
