import { callSecondThread } from '../src/index/kernels/callSecondThread';
import type { SecondThread } from '../src/index/kernels/SecondThread';

/**
 * A second thread for searches, where memory can be shared and there is a core for it; else null. Its worker starts with
 * the first kernel that is shared.
 */
export function startSecondThread(): SecondThread | null {
  if (!self.crossOriginIsolated || navigator.hardwareConcurrency < 2) return null;
  return callSecondThread(
    () => new Worker(new URL('./kernel.worker.ts', import.meta.url), { type: 'module', name: 'kernel' }),
  );
}
