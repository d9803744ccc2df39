import { useEffect, useRef, useState } from 'react';
import type { Progress } from '../../protocol/EngineApi';
import { asError, isAbort } from '../connection/asError';

/** A file being written or read. */
export interface FileWork {
  readonly title: string;
  readonly progress: Progress;
}

type Work = (onProgress: (progress: Progress) => void, signal: AbortSignal) => Promise<string | null>;

/** Runs one piece of work at a time, which ends in a sentence; it is stopped with the dialog it was started in. */
export function useFileWork() {
  const [running, setRunning] = useState<FileWork | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const [result, setResult] = useState<string | null>(null);
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);

  const run = async (title: string, work: Work) => {
    const own = new AbortController();
    controller.current = own;
    setError(null);
    setResult(null);
    setRunning({ title, progress: { done: 0, total: 0 } });
    try {
      setResult(await work((progress) => setRunning({ title, progress }), own.signal));
    } catch (reason) {
      if (!isAbort(reason)) setError(asError(reason));
    } finally {
      setRunning(null);
    }
  };
  return { running, error, result, run, stop: () => controller.current?.abort() };
}
