import { useEffect, useRef, useState } from 'react';
import type { EngineApi, EngineStatus, LibraryMap, MapProgress } from '../../protocol/EngineApi';
import { asError, isAbort } from '../connection/asError';
import { useSteady } from '../controls/useSteady';

/** A map that is looked at follows the library once it has been still for so long, in milliseconds. */
const STILL = 1000;

/** The library's map and how it is coming along. */
export interface OpenedMap {
  /** null before the first is drawn, and for a library without passages. */
  readonly map: LibraryMap | null;
  /** null unless it is being drawn or brought up to date. */
  readonly progress: MapProgress | null;
  readonly error: Error | null;
  readonly drawAgain: () => void;
  /** Stops the drawing; a map that was there before stays. */
  readonly cancel: () => void;
  readonly isCancelled: boolean;
}

/** Opens the library's map, and again when the library has changed. */
export function useLibraryMap(engine: EngineApi, status: EngineStatus | null): OpenedMap {
  const [map, setMap] = useState<LibraryMap | null>(null);
  const [progress, setProgress] = useState<MapProgress | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const [isCancelled, setIsCancelled] = useState(false);
  const running = useRef<AbortController | null>(null);

  const open = useSteady((isAnew: boolean) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const isNewest = () => running.current === controller;
    setError(null);
    setIsCancelled(false);
    setProgress({ stage: 'reading', share: 0 });
    engine
      .openMap(isAnew, (told) => isNewest() && setProgress(told), controller.signal)
      .then((opened) => isNewest() && setMap(opened))
      .catch((reason: unknown) => {
        if (isNewest() && !isAbort(asError(reason))) setError(asError(reason));
      })
      .finally(() => isNewest() && setProgress(null));
  });

  const isReady = status !== null && status.isOpen && status.searchable >= status.passages;
  const version = isReady && status.ingest.state !== 'running' ? `${status.documents} ${status.passages}` : null;
  const isFirst = useRef(true);
  useEffect(() => {
    if (version === null) return undefined;
    const timer = setTimeout(() => open(false), isFirst.current ? 0 : STILL);
    isFirst.current = false;
    return () => clearTimeout(timer);
  }, [version, open]);

  useEffect(
    () => () => {
      running.current?.abort();
      running.current = null;
    },
    [],
  );

  return {
    map,
    progress,
    error,
    isCancelled,
    drawAgain: () => open(true),
    cancel() {
      running.current?.abort();
      running.current = null;
      setProgress(null);
      setIsCancelled(true);
    },
  };
}
