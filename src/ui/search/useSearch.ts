import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { EngineApi, SearchAnswer } from '../../protocol/EngineApi';
import { asError, isAbort } from '../connection/asError';
import { useSteady } from '../controls/useSteady';
import { keepReached } from './keepReached';
import { questionKey, type Question } from './Question';
import { asksForNothing } from './asksForNothing';
import { markRefined, markResults } from './searchMarks';

/** Least time between two searches for the same query while the library grows, in milliseconds. */
const refreshInterval = 500;
/** The main encoder is asked when typing has rested this long, in milliseconds: it works for longer than a keystroke. */
const restBeforeRefining = 150;

/** What is searched for, and when to search again. */
export interface SearchWish extends Question {
  readonly limit: number;
  /** The same query is asked again, in peace, when this changes: the library grew or shrank. */
  readonly libraryVersion: string;
  /** The same query is asked again at once when this changes: the engine was restarted. */
  readonly generation: number;
  /** Whether a main encoder can refine what the starter answers. */
  readonly canRefine: boolean;
  /** The keys of the rows that new hits for the same question must not move: see `keepReached`. */
  readonly reachedRows: (asked: string) => readonly string[];
}

/** The answer on screen and what is known about the next one. */
export interface Search {
  /** The newest answer; while a newer query is being answered still the one before it. null for an empty query. */
  readonly answer: SearchAnswer | null;
  /** The key of the question that it answers. */
  readonly asked: string;
  /** Whether the answer is the main encoder's. */
  readonly isRefined: boolean;
  /** Whether the query on screen is not answered yet. */
  readonly waiting: boolean;
  readonly error: Error | null;
  retry(): void;
}

interface Shown {
  readonly asked: string;
  readonly libraryVersion: string;
  readonly answer: SearchAnswer;
  readonly isRefined: boolean;
}

/** Searches at every change of the query; the newest query wins. When typing rests, the main encoder refines the answer. */
export function useSearch(engine: EngineApi, wish: SearchWish): Search {
  const { query, similarTo, sort, minimumStrength, within, limit, libraryVersion, generation, canRefine } = wish;
  const [shown, setShown] = useState<Shown | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const running = useRef<AbortController | null>(null);
  const startedAt = useRef(0);
  const searchedVersion = useRef(libraryVersion);
  const isBlank = asksForNothing(query) && similarTo === null && within === null;
  const asked = questionKey(wish);
  const answer = shown?.answer ?? null;

  const stop = useSteady(() => {
    running.current?.abort();
    running.current = null;
  });

  const show = useSteady((controller: AbortController, next: SearchAnswer, isRefined: boolean) => {
    if (running.current !== controller) return;
    const version = searchedVersion.current;
    const hits =
      shown?.asked === asked
        ? keepReached(shown.answer.hits, next.hits, wish.reachedRows(asked), shown.libraryVersion === version)
        : next.hits;
    // At once: left to the scheduler, hits would come up to a millisecond later.
    flushSync(() => {
      setShown({ asked, libraryVersion: version, answer: { ...next, hits }, isRefined });
      setError(null);
    });
  });

  const ask = async (controller: AbortController) => {
    const { signal } = controller;
    const options = { limit, sort, minimumStrength, ...(within && { among: within.passages }) };
    if (similarTo !== null) {
      show(controller, await engine.similar(similarTo.document, similarTo.passage, options, signal), false);
      return;
    }
    // A refined answer is renewed by a refined one: the starter's in between would make the list jump to and fro.
    const isRenewal = canRefine && shown?.isRefined === true && shown.asked === asked;
    if (!isRenewal) {
      show(controller, await engine.search(query, options, signal), false);
      if (!canRefine) return;
      await rest(restBeforeRefining, signal);
    }
    const refined = await engine.refine(query, options, signal).catch((reason: unknown) => {
      // The status line tells why the main encoder does not work; the starter has answered.
      if (isAbort(asError(reason)) || isRenewal) throw reason;
      return null;
    });
    if (refined !== null) show(controller, refined, true);
    // The main encoder has gone since it answered.
    else if (isRenewal) show(controller, await engine.search(query, options, signal), false);
  };

  const run = useSteady(() => {
    stop();
    const controller = new AbortController();
    running.current = controller;
    startedAt.current = performance.now();
    searchedVersion.current = libraryVersion;
    ask(controller)
      .catch((reason: unknown) => {
        if (running.current !== controller) return;
        const failure = asError(reason);
        // After a death the search is run again, as soon as the engine lives.
        if (!isAbort(failure) && failure.name !== 'WorkerDiedError') setError(failure);
      })
      .finally(() => {
        if (running.current === controller) running.current = null;
      });
  });

  useLayoutEffect(() => {
    setError(null);
    if (isBlank) {
      stop();
      setShown(null);
    } else {
      run();
    }
  }, [engine, asked, isBlank, limit, generation, run, stop]);

  useEffect(() => {
    if (isBlank || running.current !== null || searchedVersion.current === libraryVersion) return undefined;
    const peace = Math.max(0, refreshInterval - (performance.now() - startedAt.current));
    const timer = setTimeout(run, peace);
    return () => clearTimeout(timer);
  }, [isBlank, libraryVersion, shown, error, run]);

  useEffect(() => stop, [stop]);

  useLayoutEffect(() => {
    if (shown === null) return;
    if (shown.isRefined) markRefined(shown.answer.query);
    else markResults(shown.answer.query);
  }, [shown]);

  return {
    answer,
    asked: shown?.asked ?? '',
    isRefined: shown?.isRefined ?? false,
    waiting: !isBlank && error === null && shown?.asked !== asked,
    error,
    retry: run,
  };
}

/** @throws the signal's reason when aborted. */
function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(asError(signal.reason));
    });
  });
}
