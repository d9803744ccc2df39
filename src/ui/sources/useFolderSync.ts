import { useEffect } from 'react';
import type { EngineApi, EngineStatus } from '../../protocol/EngineApi';

/** Coming back to the page syncs at most this often, in milliseconds. */
const shortestPause = 30_000;
/** While the page is open, in milliseconds. */
const interval = 5 * 60_000;

/** Lets connected folders follow their files whenever the person comes back to the page, and every five minutes. */
export function useFolderSync(engine: EngineApi, status: EngineStatus | null): void {
  const hasConnected = status?.sources.some(({ sync }) => sync !== null && sync.state !== 'one-shot') ?? false;
  useEffect(() => {
    if (!hasConnected) return undefined;
    // The engine itself syncs when it starts.
    let last = performance.now();
    const sync = () => {
      last = performance.now();
      // An engine that does not answer tells so elsewhere.
      engine.syncFolders().catch(() => undefined);
    };
    const onBack = () => {
      if (document.visibilityState === 'visible' && performance.now() - last >= shortestPause) sync();
    };
    const timer = setInterval(sync, interval);
    window.addEventListener('focus', onBack);
    document.addEventListener('visibilitychange', onBack);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', onBack);
      document.removeEventListener('visibilitychange', onBack);
    };
  }, [engine, hasConnected]);
}
