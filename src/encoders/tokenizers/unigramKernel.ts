import bytes from './assembly/kernel.ts?kernel=simd';
import type { KernelMemory } from './KernelMemory';

/** What `assembly/kernel.ts` exports. Addresses and numbers are 32-bit. */
export interface UnigramKernel {
  readonly builderBytes: () => number;
  readonly openBuilder: (
    tree: number,
    nodes: number,
    places: number,
    placeCount: number,
    codes: number,
    cellOf: number,
  ) => void;
  readonly addPieces: (tree: number, units: number, lengths: number, from: number, to: number) => number;
  readonly packingOf: (tree: number) => number;
  readonly placeDrafts: (packing: number, drafts: number, room: number) => void;
  readonly packNodes: (packing: number, most: number) => number;
  readonly nodeCount: (tree: number) => number;
  readonly codeCount: (tree: number) => number;
  readonly cellCount: (packing: number) => number;
  readonly stateBytes: () => number;
  readonly openTokenization: (
    state: number,
    cells: number,
    idOfCell: number,
    codes: number,
    unknownScore: number,
    unknownId: number,
    mark: number,
    plainUnits: number,
    table: number,
    tablePlaces: number,
    mostTablePlaces: number,
    records: number,
    endOfRecords: number,
  ) => void;
  readonly finishCells: (cells: number, count: number, scores: number, ids: number) => void;
  readonly placeRoom: (
    tokenization: number,
    units: number,
    word: number,
    wordCodes: number,
    splits: number,
    ids: number,
  ) => void;
  readonly splitWord: (tokenization: number, length: number) => void;
  readonly encodeParts: (tokenization: number, from: number, to: number, isEnd: number) => number;
  readonly rememberPart: (tokenization: number, from: number, to: number) => void;
  readonly idCount: (tokenization: number) => number;
  readonly forgetIds: (tokenization: number) => void;
}

let compiled: WebAssembly.Module | null = null;

/** Whether the browser can run the kernel. */
export function hasUnigramKernel(): boolean {
  return typeof WebAssembly === 'object' && WebAssembly.validate(bytes);
}

/** The kernel's functions on a memory. It is compiled once for all. */
export function instantiateUnigramKernel({ memory }: KernelMemory): UnigramKernel {
  compiled ??= new WebAssembly.Module(bytes);
  return new WebAssembly.Instance(compiled, { env: { memory } }).exports as unknown as UnigramKernel;
}
