import { startTransition, useEffect, useState } from 'react';
import type { EngineConnection } from '../../protocol/connectEngine';
import type { EngineStatus } from '../../protocol/EngineApi';
import { asError } from './asError';

/** `restarted` lasts until the person has read about it. */
export type EngineLife = 'running' | 'stopped' | 'restarted';

/** What the page knows of its engine. */
export interface WatchedEngine {
  /** null until the engine has spoken for the first time. */
  readonly status: EngineStatus | null;
  readonly life: EngineLife;
  /** Why the engine could not start or stopped. */
  readonly error: Error | null;
  /** Counts the engine's lives: a change means that what was pending is lost. */
  readonly generation: number;
  dismissRestart(): void;
}

/** Watches the engine's status, through its death and restart. */
export function useEngineStatus(connection: EngineConnection): WatchedEngine {
  const [status, setStatus] = useState<EngineStatus | null>(null);
  const [life, setLife] = useState<EngineLife>('running');
  const [error, setError] = useState<Error | null>(null);
  const [generation, setGeneration] = useState(0);

  useEffect(() => {
    let watching = true;
    const watch = () => {
      connection.engine
        .watchStatus((next) => {
          if (!watching) return;
          // Then it changes several times a second: drawn in small pieces, and what is typed meanwhile goes first.
          const isAtWork = next.ingest.state === 'running' || next.encoder.state === 'loading';
          if (isAtWork) startTransition(() => setStatus(next));
          else setStatus(next);
        })
        .catch((reason: unknown) => {
          const failure = asError(reason);
          if (watching && failure.name !== 'WorkerDiedError') setError(failure);
        });
    };
    const stopListeningForDeath = connection.onDeath((reason) => {
      setLife('stopped');
      setError(reason);
    });
    const stopListeningForRestart = connection.onRestart(() => {
      setLife('restarted');
      setError(null);
      setGeneration((count) => count + 1);
      watch();
    });
    // The first call starts the engine, which takes 10 ms: not together with all else that follows the first picture.
    const timer = setTimeout(watch);
    return () => {
      watching = false;
      clearTimeout(timer);
      stopListeningForDeath();
      stopListeningForRestart();
    };
  }, [connection]);

  return { status, life, error, generation, dismissRestart: () => setLife('running') };
}
