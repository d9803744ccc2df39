import type { DenseIndex } from './DenseIndex';
import { KernelIndex } from './KernelIndex';
import { bestKernel } from './kernels/kernels';
import type { SecondThread } from './kernels/SecondThread';
import { ScanIndex } from './ScanIndex';

/**
 * An empty index of the fastest kind that runs here.
 *
 * @param secondThread Takes part in searches of many rows, where there is one.
 */
export function makeDenseIndex(dimensions: number, secondThread: SecondThread | null = null): DenseIndex {
  const kernel = bestKernel(secondThread);
  if (!kernel) return new ScanIndex(dimensions);
  return new KernelIndex(dimensions, (each) => kernel.make(each, secondThread));
}
