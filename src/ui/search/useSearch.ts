import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { EngineApi, SearchAnswer } from '../../protocol/EngineApi';
import { asError, isAbort } from '../connection/asError';
import { useSteady } from '../controls/useSteady';
import { markResults } from './searchMarks';

/** Least time between two searches for the same query while the library grows, in milliseconds. */
const refreshInterval = 500;

/** The answer on screen and what is known about the next one. */
export interface Search {
  /** The newest answer; while a newer query is being answered still the one before it. null for an empty query. */
  readonly answer: SearchAnswer | null;
  /** Whether the query on screen is not answered yet. */
  readonly waiting: boolean;
  readonly error: Error | null;
  retry(): void;
}

/**
 * Searches at every change of the query; the newest query wins. The same query is asked again, in peace, when
 * `libraryVersion` changes, and at once when `generation` does.
 */
export function useSearch(
  engine: EngineApi,
  query: string,
  limit: number,
  libraryVersion: string,
  generation: number,
): Search {
  const [answer, setAnswer] = useState<SearchAnswer | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const running = useRef<AbortController | null>(null);
  const startedAt = useRef(0);
  const searchedVersion = useRef(libraryVersion);
  const isBlank = query.trim() === '';

  const stop = useSteady(() => {
    running.current?.abort();
    running.current = null;
  });

  const run = useSteady(() => {
    stop();
    const controller = new AbortController();
    running.current = controller;
    startedAt.current = performance.now();
    searchedVersion.current = libraryVersion;
    engine.search(query, { limit }, controller.signal).then(
      (next) => {
        if (running.current !== controller) return;
        running.current = null;
        // At once: left to the scheduler, hits would come up to a millisecond later.
        flushSync(() => {
          setAnswer(next);
          setError(null);
        });
      },
      (reason: unknown) => {
        if (running.current !== controller) return;
        running.current = null;
        const failure = asError(reason);
        // After a death the search is run again, as soon as the engine lives.
        if (!isAbort(failure) && failure.name !== 'WorkerDiedError') setError(failure);
      },
    );
  });

  useLayoutEffect(() => {
    setError(null);
    if (isBlank) {
      stop();
      setAnswer(null);
    } else {
      run();
    }
  }, [engine, query, isBlank, limit, generation, run, stop]);

  useEffect(() => {
    if (isBlank || running.current !== null || searchedVersion.current === libraryVersion) return undefined;
    const rest = Math.max(0, refreshInterval - (performance.now() - startedAt.current));
    const timer = setTimeout(run, rest);
    return () => clearTimeout(timer);
  }, [isBlank, libraryVersion, answer, error, run]);

  useEffect(() => stop, [stop]);

  useLayoutEffect(() => {
    if (answer !== null) markResults(answer.query);
  }, [answer]);

  return { answer, waiting: !isBlank && error === null && answer?.query !== query, error, retry: run };
}
