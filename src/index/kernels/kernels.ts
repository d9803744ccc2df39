import relaxed from './assembly/kernel.ts?kernel=relaxed-simd';
import simd from './assembly/kernel.ts?kernel=simd';
import type { Kernel } from './Kernel';
import { hasWasmFeature, type WasmFeature } from './wasmFeatures';
import { WasmKernel } from './WasmKernel';

export interface KernelChoice {
  readonly name: string;
  readonly requires: readonly WasmFeature[];
  readonly make: (dimensions: number) => Kernel;
}

/** All kernels that are fit for use, best first. */
export const kernels: readonly KernelChoice[] = [
  {
    name: 'relaxed SIMD',
    requires: ['simd', 'relaxed-simd'],
    make: (dimensions) => new WasmKernel(relaxed, dimensions),
  },
  { name: 'SIMD', requires: ['simd'], make: (dimensions) => new WasmKernel(simd, dimensions) },
];

/** The best kernel that runs here; null when none does. */
export function bestKernel(): KernelChoice | null {
  return kernels.find(({ requires }) => requires.every(hasWasmFeature)) ?? null;
}
