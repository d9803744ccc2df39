import { useEffect, useRef, useState } from 'react';
import { asError, isAbort } from '../connection/asError';

/** Files of a model on their way into the browser's storage. */
export interface ModelLoad {
  readonly title: string;
  readonly loadedBytes: number;
  /** 0 while unknown. */
  readonly totalBytes: number;
}

type Load = (onProgress: (loadedBytes: number, totalBytes: number) => void, signal: AbortSignal) => Promise<void>;

/** Runs one load at a time; it is stopped with the dialog it was started in. */
export function useModelLoad() {
  const [current, setCurrent] = useState<ModelLoad | null>(null);
  const [error, setError] = useState<string | null>(null);
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);

  const run = async (title: string, work: Load) => {
    const own = new AbortController();
    controller.current = own;
    setError(null);
    setCurrent({ title, loadedBytes: 0, totalBytes: 0 });
    try {
      await work((loadedBytes, totalBytes) => setCurrent({ title, loadedBytes, totalBytes }), own.signal);
    } catch (reason) {
      if (!isAbort(asError(reason))) setError(asError(reason).message);
    } finally {
      setCurrent(null);
    }
  };
  return { current, error, run, stop: () => controller.current?.abort() };
}
