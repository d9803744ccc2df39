import type { Progress } from '../protocol/EngineApi';
import type { LibrarySession } from './LibrarySession';
import type { LongCalls } from './LongCalls';

/**
 * Removes a source with its documents and queued files; what is being added to it ends first.
 *
 * @throws the signal's reason when aborted: what was removed until then stays removed.
 */
export async function removeSource(
  session: LibrarySession,
  longCalls: LongCalls,
  source: string,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<void> {
  const { library, catalogue, ingest, sync } = session;
  await sync.without(source, async () => {
    await longCalls.stop((concerned) => concerned === source);
    await library.queue.removeOf(source, ['waiting', 'failed', 'skipped']);
    await library.files.removeOf(source);
    // The file in hand may be of this source: its commit finds it gone from the queue, but must be over by now.
    await ingest.stop();
    const documents = [...catalogue.documents()].filter((document) => document.source === source).map(({ id }) => id);
    let done = 0;
    const onRemoved = (removed: readonly number[]): void => {
      session.removed(removed);
      done += removed.length;
      onProgress({ done, total: documents.length });
    };
    try {
      await library.documents.remove(documents, { signal, onRemoved, spareSpaces: session.main.spaces() });
      await library.documents.removeSource(source);
      catalogue.removeSource(source);
      sync.forget(source);
      session.announce();
    } finally {
      ingest.wake();
    }
  });
}
