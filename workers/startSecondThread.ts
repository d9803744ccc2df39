import type { SecondThread } from '../src/index/kernels/SecondThread';
import type { SecondThreadMessage } from '../src/protocol/SecondThreadMessage';

/** A search of fewer segments, 50,000 rows, is over before the thread is awake. */
const FEWEST_SEGMENTS = 12;

/**
 * A second thread for searches, where memory can be shared and there is a core for it; else null. Its worker starts with
 * the first kernel that is shared.
 */
export function startSecondThread(): SecondThread | null {
  if (!self.crossOriginIsolated || navigator.hardwareConcurrency < 2) return null;
  let worker: Worker | null = null;
  let kernels = 0;
  const send = (message: SecondThreadMessage) => {
    worker ??= new Worker(new URL('./kernel.worker.ts', import.meta.url), { type: 'module', name: 'kernel' });
    worker.postMessage(message);
  };
  const unused = new FinalizationRegistry<number>((kernel) => send({ kind: 'forget', kernel }));
  return {
    fewestSegments: FEWEST_SEGMENTS,
    share: (shared) => {
      const kernel = ++kernels;
      send({ kind: 'share', kernel, ...shared });
      const call = () => send({ kind: 'help', kernel });
      unused.register(call, kernel);
      return call;
    },
  };
}
