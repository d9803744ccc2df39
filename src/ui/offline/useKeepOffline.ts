import { use, useEffect } from 'react';
import type { EngineStatus } from '../../protocol/EngineApi';
import { OfflineContext } from './OfflineContext';

/** Keeps the app for offline use, once it runs: not before, so that nothing competes with what is needed first. */
export function useKeepOffline(status: EngineStatus | null): void {
  const shell = use(OfflineContext);
  const isRunning = status !== null && status.encoder.state !== 'loading';
  useEffect(() => {
    if (isRunning) void shell?.keep();
  }, [shell, isRunning]);
}
