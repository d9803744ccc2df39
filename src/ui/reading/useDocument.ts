import { useEffect, useState } from 'react';
import type { DocumentView, TextRange } from '../../protocol/EngineApi';
import { asError, isAbort } from '../connection/asError';
import { useEngine } from '../connection/EngineContext';
import type { OpenedPassage } from './OpenedPassage';

/** The stretch of the opened document that can be shown. */
export interface LoadedDocument {
  /** null while loading and when it could not be loaded. */
  readonly view: DocumentView | null;
  readonly error: Error | null;
  /** The place to bring into view: the passage, or where "show earlier" and "show later" went on from. */
  readonly place: TextRange;
  readonly showEarlier: () => void;
  readonly showLater: () => void;
}

function contains(view: DocumentView, range: TextRange): boolean {
  return range.start >= view.start && range.end <= view.end;
}

/** Loads the stretch around the opened passage, and other stretches on request. */
export function useDocument(opened: OpenedPassage): LoadedDocument {
  const engine = useEngine();
  const [view, setView] = useState<DocumentView | null>(null);
  const [failure, setFailure] = useState<{ readonly place: TextRange; readonly error: Error } | null>(null);
  const [moved, setMoved] = useState<{ readonly from: OpenedPassage; readonly place: TextRange } | null>(null);

  const place = moved?.from === opened ? moved.place : opened.range;
  const isHere = view?.id === opened.document && contains(view, place);

  useEffect(() => {
    if (isHere) return undefined;
    const controller = new AbortController();
    engine.openDocument(opened.document, place, controller.signal).then(
      (loaded) => {
        if (!controller.signal.aborted) setView(loaded);
      },
      (reason: unknown) => {
        if (!controller.signal.aborted && !isAbort(reason)) setFailure({ place, error: asError(reason) });
      },
    );
    return () => controller.abort();
  }, [engine, opened.document, place, isHere]);

  const shown = view?.id === opened.document ? view : null;
  const move = (to: TextRange) => setMoved({ from: opened, place: to });
  return {
    view: shown,
    error: failure?.place === place ? failure.error : null,
    place,
    // One code unit on the far side makes the engine give the stretch around the border.
    showEarlier: () => shown && move({ start: shown.start - 1, end: shown.start + 1 }),
    showLater: () => shown && move({ start: shown.end - 1, end: shown.end + 1 }),
  };
}
