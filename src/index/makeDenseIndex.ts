import type { DenseIndex } from './DenseIndex';
import { KernelIndex } from './KernelIndex';
import { bestKernel } from './kernels/kernels';
import { ScanIndex } from './ScanIndex';

/** An empty index of the fastest kind that runs here. */
export function makeDenseIndex(dimensions: number): DenseIndex {
  const kernel = bestKernel();
  return kernel ? new KernelIndex(dimensions, kernel.make) : new ScanIndex(dimensions);
}
