import { useEffect, useRef, useState } from 'react';
import type { EngineStatus } from '../../protocol/EngineApi';

/** Fewer files are told of by their source alone. */
const WORTH_TELLING = 10;

/** What came of files that were read one after the other. */
export interface ReadingSummary {
  readonly files: number;
  readonly failed: number;
  readonly seconds: number;
}

/** Sums up what was read once it is over, until the person has seen it or more is read. Small successes are not summed up. */
export function useReadingSummary(status: EngineStatus | null) {
  const [summary, setSummary] = useState<ReadingSummary | null>(null);
  const run = useRef<{ readonly startedAt: number; readonly failedBefore: number; files: number } | null>(null);
  const failed = status?.sources.reduce((sum, source) => sum + source.failed, 0) ?? 0;
  const { state = 'idle', doneFiles = 0 } = status?.ingest ?? {};

  useEffect(() => {
    if (state !== 'idle') {
      run.current ??= { startedAt: performance.now(), failedBefore: failed, files: 0 };
      run.current.files = Math.max(run.current.files, doneFiles);
      setSummary(null);
    } else if (run.current !== null) {
      const { startedAt, failedBefore, files } = run.current;
      run.current = null;
      const failedNow = Math.max(0, failed - failedBefore);
      if (files < WORTH_TELLING && failedNow === 0) return;
      setSummary({ files, failed: failedNow, seconds: (performance.now() - startedAt) / 1000 });
    }
  }, [state, doneFiles, failed]);

  return { summary, dismiss: () => setSummary(null) };
}
