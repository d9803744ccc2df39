import { Bell } from './Bell';
import type { SecondThread } from './SecondThread';
import type { SecondThreadMessage } from './SecondThreadMessage';

/** A search of fewer segments, 50,000 rows, is over before the thread is awake. */
const FEWEST_SEGMENTS = 12;

/** What messages can be posted to, such as a worker whose messages go to a `ChoosingThread`. */
interface MessageTarget {
  postMessage(message: SecondThreadMessage): void;
}

/**
 * This side of a second thread.
 *
 * @param start Starts it, when the first kernel is shared. Memory must be shareable.
 */
export function callSecondThread(start: () => MessageTarget): SecondThread {
  const bell = new Bell();
  let target: MessageTarget | null = null;
  const send = (message: SecondThreadMessage): void => {
    target ??= start();
    target.postMessage(message);
  };
  const tell = (message: SecondThreadMessage): void => {
    send(message);
    // While the thread waits it takes no messages.
    bell.ring();
  };
  const unused = new FinalizationRegistry<number>((kernel) => tell({ kind: 'forget', kernel }));
  let kernels = 0;
  return {
    fewestSegments: FEWEST_SEGMENTS,
    share: (shared) => {
      const kernel = ++kernels;
      tell({ kind: 'share', kernel, ...shared });
      // One of its own for each kernel: when nothing holds it, the kernel is unused.
      const call = (): void => {
        if (!bell.ring()) send({ kind: 'help', bell: bell.buffer });
      };
      unused.register(call, kernel);
      return call;
    },
  };
}
