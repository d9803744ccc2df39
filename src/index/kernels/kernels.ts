import relaxed from './assembly/kernel.ts?kernel=relaxed-simd';
import simd from './assembly/kernel.ts?kernel=simd';
import relaxedThreads from './assembly/sharedKernel.ts?kernel=relaxed-simd-threads';
import simdThreads from './assembly/sharedKernel.ts?kernel=simd-threads';
import type { Kernel } from './Kernel';
import type { SecondThread } from './SecondThread';
import { hasWasmFeature, type WasmFeature } from './wasmFeatures';
import { WasmKernel } from './WasmKernel';

export interface KernelChoice {
  readonly name: string;
  readonly requires: readonly WasmFeature[];
  /** Whether it is made with a second thread; else there need be none. */
  readonly threads: 1 | 2;
  readonly make: (dimensions: number, secondThread: SecondThread | null) => Kernel;
}

/** All kernels that are fit for use, best first. */
export const kernels: readonly KernelChoice[] = [
  {
    name: 'relaxed SIMD, two threads',
    requires: ['simd', 'relaxed-simd', 'threads'],
    threads: 2,
    make: (dimensions, secondThread) => new WasmKernel(relaxedThreads, dimensions, secondThread),
  },
  {
    name: 'relaxed SIMD',
    requires: ['simd', 'relaxed-simd'],
    threads: 1,
    make: (dimensions) => new WasmKernel(relaxed, dimensions, null),
  },
  {
    name: 'SIMD, two threads',
    requires: ['simd', 'threads'],
    threads: 2,
    make: (dimensions, secondThread) => new WasmKernel(simdThreads, dimensions, secondThread),
  },
  { name: 'SIMD', requires: ['simd'], threads: 1, make: (dimensions) => new WasmKernel(simd, dimensions, null) },
];

/** The best kernel that runs here; null when none does. */
export function bestKernel(secondThread: SecondThread | null): KernelChoice | null {
  const mayUse = ({ threads, requires }: KernelChoice) =>
    (threads === 1 || secondThread !== null) && requires.every(hasWasmFeature);
  return kernels.find(mayUse) ?? null;
}
