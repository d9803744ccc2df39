import { copyUnits } from './copyUnits';
import { KernelMemory } from './KernelMemory';
import { instantiateUnigramKernel, type UnigramKernel } from './unigramKernel';

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
const NODE_BYTES = 20;
const CELL_NUMBER_BYTES = 4;
const LENGTH_BYTES = 4;
/** Cells for each node to begin with, the free ones between them included: the starter needs 1.37. */
const CELLS_PER_NODE = 1.4;
const CODE_UNITS = 1 << 16;
/** Pieces and nodes of one call. The browser puts a faster form of a function in its place between two calls. */
const AT_ONCE = 1 << 12;
/** What `packNodes` gives. */
const NO_ROOM = 1;

/**
 * Makes a trie of pieces by id. Those that come first lie together: they should be the most frequent ones.
 *
 * @throws RangeError when the browser gives no memory for so many.
 */
export function buildTrie(pieces: readonly string[]): PieceTrie {
  const text = pieces.join('');
  const nodeCount = text.length + 2;
  const placeBytes = 4 * 2 ** Math.ceil(Math.log2(nodeCount));
  const nodeBytes = (NODE_BYTES + CELL_NUMBER_BYTES) * nodeCount;
  const textBytes = 2 * text.length + LENGTH_BYTES * pieces.length;
  const memory = new KernelMemory(nodeBytes + placeBytes + 4 * CODE_UNITS + textBytes);
  const builder = instantiateUnigramKernel(memory);
  const tree = memory.allocate(builder.builderBytes());
  const codes = memory.allocate(4 * CODE_UNITS);
  const nodes = memory.allocate(NODE_BYTES * nodeCount);
  const cellOf = memory.allocate(CELL_NUMBER_BYTES * nodeCount);
  const places = memory.allocate(placeBytes);
  const units = memory.allocate(2 * text.length);
  const lengths = memory.allocate(LENGTH_BYTES * pieces.length);
  builder.openBuilder(tree, nodes, places, placeBytes / 4, codes, cellOf);

  copyUnits(text, 0, text.length, new Uint16Array(memory.buffer, units, text.length));
  const heldLengths = new Uint32Array(memory.buffer, lengths, pieces.length);
  for (let id = 0; id < pieces.length; id++) heldLengths[id] = pieces[id]!.length;
  let at = units;
  for (let id = 0; id < pieces.length; id += AT_ONCE) {
    at = builder.addPieces(tree, at, lengths, id, Math.min(id + AT_ONCE, pieces.length));
  }
  return pack(builder, tree, memory, codes);
}

function pack(builder: UnigramKernel, tree: number, memory: KernelMemory, codes: number): PieceTrie {
  const packing = builder.packingOf(tree);
  let room = 0;
  let drafts = 0;
  for (let more = NO_ROOM; more !== 0; more = builder.packNodes(packing, AT_ONCE)) {
    if (more !== NO_ROOM) continue;
    const used = room * CELL_BYTES;
    const previous = drafts;
    const cells = room === 0 ? CELLS_PER_NODE * builder.nodeCount(tree) : 2 * room;
    room = Math.ceil(cells) + 2 * builder.codeCount(tree);
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
