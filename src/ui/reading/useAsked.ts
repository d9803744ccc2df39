import { useEffect, useState } from 'react';
import { asError, isAbort } from '../connection/asError';
import { useSteady } from '../controls/useSteady';

/** The engine's answer to something; both null while it is awaited. */
export interface Asked<Answer> {
  readonly answer: Answer | null;
  readonly error: Error | null;
}

interface Settled<Answer> extends Asked<Answer> {
  readonly question: string;
}

const NOTHING = { answer: null, error: null } as const;

/** Asks the engine once for each question. */
export function useAsked<Answer>(question: string, ask: (signal: AbortSignal) => Promise<Answer>): Asked<Answer> {
  const [settled, setSettled] = useState<Settled<Answer> | null>(null);
  const run = useSteady((signal: AbortSignal) => {
    ask(signal).then(
      (answer) => {
        if (!signal.aborted) setSettled({ question, answer, error: null });
      },
      (reason: unknown) => {
        if (!signal.aborted && !isAbort(reason)) setSettled({ question, answer: null, error: asError(reason) });
      },
    );
  });
  useEffect(() => {
    const controller = new AbortController();
    run(controller.signal);
    return () => controller.abort();
  }, [run, question]);
  return settled?.question === question ? settled : NOTHING;
}
