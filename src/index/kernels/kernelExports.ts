/** More segments than there can be. */
export const ALL_SEGMENTS = 2 ** 31 - 1;

/** What `assembly/kernel.ts` exports. Addresses and numbers are 32-bit; an address above 2³¹ comes back negative. */
export interface KernelExports {
  readonly searchBytes: (stride: number, limit: number, capacity: number, segments: number) => number;
  readonly openSearch: (
    search: number,
    stride: number,
    limit: number,
    wanted: number,
    capacity: number,
    segments: number,
    estimated: number,
    bits: number,
    live: number,
    only: number,
  ) => void;
  readonly roundQuery: (search: number, longestRow: number) => void;
  readonly queryAddress: (search: number) => number;
  readonly tableAddress: (search: number) => number;
  readonly heapAddress: (search: number) => number;
  /**
   * Scores the mean of each segment with bits. Gives the address of the scores, float64: the place of the estimates,
   * float32 pairs, which take the place of the scores.
   */
  readonly scoreMeans: (search: number, mean: number) => number;
  readonly segmentsAddress: (search: number) => number;
  readonly keptRows: (search: number) => number;
  readonly describeRows: (
    rows: number,
    scales: number,
    sums: number,
    from: number,
    to: number,
    stride: number,
  ) => number;
  readonly centreRows: (rows: number, scales: number, stride: number, means: number, distances: number) => void;
  readonly deriveBits: (rows: number, scales: number, stride: number, means: number, bits: number) => void;
  readonly countCommonBits: (one: number, other: number, bytes: number) => number;
  readonly scanRows: (
    search: number,
    rows: number,
    scales: number,
    sums: number,
    live: number,
    only: number,
    firstRow: number,
    steps: number,
  ) => void;
  /** Gives 1 when there may be more segments to choose from, else 0. */
  readonly chooseSegments: (search: number, most: number) => number;
  readonly rescoreRows: (search: number, scales: number, sums: number, live: number) => void;
  readonly candidatesAddress: (search: number) => number;
  readonly compareRows: (search: number, count: number, scales: number, sums: number, live: number) => void;
}

/** What `assembly/sharedKernel.ts` exports. What tells whether something is so gives 1 or 0. */
export interface SharedKernelExports extends KernelExports {
  readonly chooseAnew: (search: number) => void;
  readonly takeOver: (search: number, twin: number) => number;
  readonly invite: (invitation: number, search: number) => void;
  readonly acceptInvitation: (invitation: number) => number;
  readonly withdrawInvitation: (invitation: number) => void;
  readonly isAccepted: (invitation: number) => number;
  readonly isFinished: (invitation: number) => number;
  readonly twinOf: (invitation: number) => number;
}

const modules = new Map<Uint8Array, WebAssembly.Module>();

/** The module of a kernel's build, compiled once for all. */
export function compileKernel(bytes: Uint8Array<ArrayBuffer>): WebAssembly.Module {
  const module = modules.get(bytes) ?? new WebAssembly.Module(bytes);
  modules.set(bytes, module);
  return module;
}

/** A kernel's functions on a memory. Those of a build for two threads are `SharedKernelExports`. */
export function instantiateKernel(module: WebAssembly.Module, memory: WebAssembly.Memory): KernelExports {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as KernelExports;
}
