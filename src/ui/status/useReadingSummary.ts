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

interface Reading {
  readonly startedAt: number;
  readonly documentsBefore: number;
  readonly failedBefore: number;
  /** The most files that were counted so far: the last ones may be over before they are told. */
  files: number;
}

/** Sums up what was read once it is over, until the person has seen it or more is read. Small successes are not summed up. */
export function useReadingSummary(status: EngineStatus | null) {
  const [summary, setSummary] = useState<ReadingSummary | null>(null);
  const rest = useRef({ documents: 0, failed: 0 });
  const reading = useRef<Reading | null>(null);
  const documents = status?.documents ?? 0;
  const failed = status?.sources.reduce((sum, source) => sum + source.failed, 0) ?? 0;
  const { state = 'idle', totalFiles = 0 } = status?.ingest ?? {};

  useEffect(() => {
    if (state !== 'idle') {
      reading.current ??= {
        startedAt: performance.now(),
        documentsBefore: rest.current.documents,
        failedBefore: rest.current.failed,
        files: 0,
      };
      reading.current.files = Math.max(reading.current.files, totalFiles);
      setSummary(null);
      return;
    }
    rest.current = { documents, failed };
    if (reading.current === null) return;
    const { startedAt, documentsBefore, failedBefore, files: counted } = reading.current;
    reading.current = null;
    const failedNow = Math.max(0, failed - failedBefore);
    const files = Math.max(counted, documents - documentsBefore + failedNow);
    if (files < WORTH_TELLING && failedNow === 0) return;
    setSummary({ files, failed: failedNow, seconds: (performance.now() - startedAt) / 1000 });
  }, [state, totalFiles, documents, failed]);

  return { summary, dismiss: () => setSummary(null) };
}
