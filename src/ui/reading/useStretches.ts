import { useEffect, useRef, useState } from 'react';
import { asError, isAbort } from '../connection/asError';
import { useSteady } from '../controls/useSteady';

/** Stretches that are kept: about a megabyte of text. */
const MOST_KEPT = 64;

/** What is known of the stretches of a document. */
export interface Stretches<Loaded> {
  readonly loaded: ReadonlyMap<number, Loaded>;
  /** Why the last one could not be loaded; null when it could. */
  readonly error: Error | null;
}

interface Kept<Loaded> extends Stretches<Loaded> {
  readonly of: string;
}

/** What is being loaded of one document. */
interface Running {
  readonly signal: AbortSignal;
  readonly asked: Set<number>;
}

/**
 * Loads something for each stretch that is in view, once, and keeps what is near.
 *
 * @param of what it is loaded of, such as a document's id: all is loaded anew when it changes; null to load nothing.
 * @param inView the stretches in view.
 */
export function useStretches<Loaded>(
  of: string | null,
  inView: readonly number[],
  load: (stretch: number, signal: AbortSignal) => Promise<Loaded>,
): Stretches<Loaded> {
  const [kept, setKept] = useState<Kept<Loaded>>({ of: '', loaded: new Map(), error: null });
  const current = kept.of === of ? kept : null;
  const missing = inView.filter((stretch) => !current?.loaded.has(stretch)).join(' ');

  const running = useRef<Running | null>(null);
  const loadMissing = useSteady(() => {
    if (of === null || missing === '' || running.current === null) return;
    const { signal, asked } = running.current;
    const show = (change: (before: Kept<Loaded>) => Kept<Loaded>) => {
      if (signal.aborted) return;
      setKept((before) => change(before.of === of ? before : { of, loaded: new Map(), error: null }));
    };
    for (const stretch of missing.split(' ').map(Number)) {
      if (asked.has(stretch)) continue;
      asked.add(stretch);
      const loading = load(stretch, signal).finally(() => asked.delete(stretch));
      loading.then(
        (loaded) => show((before) => ({ of, loaded: withNear(before.loaded, stretch, loaded), error: null })),
        (reason: unknown) => {
          if (!isAbort(reason)) show((before) => ({ ...before, error: asError(reason) }));
        },
      );
    }
  });

  useEffect(() => {
    const controller = new AbortController();
    running.current = { signal: controller.signal, asked: new Set() };
    return () => controller.abort();
  }, [of]);
  useEffect(() => loadMissing(), [loadMissing, of, missing]);

  return current ?? { loaded: new Map(), error: null };
}

function withNear<Loaded>(before: ReadonlyMap<number, Loaded>, stretch: number, loaded: Loaded): Map<number, Loaded> {
  const all = new Map(before).set(stretch, loaded);
  if (all.size <= MOST_KEPT) return all;
  const byDistance = [...all].toSorted(([a], [b]) => Math.abs(a - stretch) - Math.abs(b - stretch));
  return new Map(byDistance.slice(0, MOST_KEPT));
}
