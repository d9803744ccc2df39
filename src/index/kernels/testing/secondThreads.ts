import { ChoosingThread } from '../ChoosingThread';
import type { Kernel } from '../Kernel';
import { kernels } from '../kernels';
import type { SecondThread } from '../SecondThread';
import { hasWasmFeature, type WasmFeature } from '../wasmFeatures';

/** A kernel as tests make it. */
export interface TestedKernel {
  readonly name: string;
  readonly requires: readonly WasmFeature[];
  readonly threads: 1 | 2;
  readonly make: (dimensions: number) => Kernel;
  /** Whether a second thread leaves nothing to choose from to the search itself. */
  readonly isEager: boolean;
}

/** A second thread that runs in this one: it chooses from all segments, and leaves none to the search. */
const eagerThread = threadThat((help) => help());

/** A second thread that never wakes up. */
const absentThread = threadThat(() => undefined);

/** All kernels; those for two threads with each kind of second thread. */
export const testedKernels: readonly TestedKernel[] = kernels.flatMap((choice): TestedKernel[] => {
  const { name, threads, make } = choice;
  if (threads === 1) return [{ ...choice, make: (dimensions) => make(dimensions, null), isEager: false }];
  return [
    { ...choice, name: `${name}, of which one is eager`, make: (each) => make(each, eagerThread), isEager: true },
    { ...choice, name: `${name}, of which one is absent`, make: (each) => make(each, absentThread), isEager: false },
  ];
});

/** Those that run here. In a browser every kernel does. */
export const usableKernels = testedKernels.filter(({ requires }) => requires.every(hasWasmFeature));

function threadThat(respond: (help: () => void) => void): SecondThread {
  return {
    fewestSegments: 1,
    share: (kernel) => {
      const thread = new ChoosingThread();
      thread.share(1, kernel);
      return () => respond(() => thread.help());
    },
  };
}
