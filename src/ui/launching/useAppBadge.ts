import { useEffect } from 'react';
import type { IngestStatus } from '../../protocol/EngineApi';

/** Shows on the installed app's icon that files are being read. */
export function useAppBadge(ingest: IngestStatus | undefined): void {
  const isReading = ingest?.state === 'running';
  useEffect(() => {
    if (!isReading) return undefined;
    // Browsers without badges, or not installed, refuse or do nothing.
    navigator.setAppBadge?.().catch(() => undefined);
    return () => {
      navigator.clearAppBadge?.().catch(() => undefined);
    };
  }, [isReading]);
}
