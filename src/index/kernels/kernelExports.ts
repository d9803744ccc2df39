/** What `assembly/kernel.ts` exports. Addresses and numbers are 32-bit; an address above 2³¹ comes back negative. */
export interface KernelExports {
  readonly searchBytes: (stride: number, limit: number, capacity: number, segments: number) => number;
  readonly openSearch: (search: number, stride: number, limit: number, wanted: number, capacity: number) => void;
  readonly roundQuery: (search: number, longestRow: number) => void;
  readonly queryAddress: (search: number) => number;
  readonly tableAddress: (search: number) => number;
  readonly heapAddress: (search: number) => number;
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
  readonly chooseRows: (
    search: number,
    bits: number,
    live: number,
    only: number,
    firstRow: number,
    start: number,
    unit: number,
  ) => void;
  readonly rescoreRows: (search: number, scales: number, sums: number, live: number) => void;
}

const modules = new Map<Uint8Array, WebAssembly.Module>();

/** A kernel's functions on a memory of their own. The module is compiled once for all. */
export function instantiateKernel(bytes: Uint8Array<ArrayBuffer>, memory: WebAssembly.Memory): KernelExports {
  const module = modules.get(bytes) ?? new WebAssembly.Module(bytes);
  modules.set(bytes, module);
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as KernelExports;
}
