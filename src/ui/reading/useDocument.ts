import { useEffect, useState } from 'react';
import type { DocumentView } from '../../protocol/EngineApi';
import { asError, isAbort } from '../connection/asError';
import { useEngine } from '../connection/EngineContext';
import type { OpenedPassage } from './OpenedPassage';

/** What is known of the opened document. */
export interface LoadedDocument {
  /** With the text around the passage; null while loading and when it could not be loaded. */
  readonly view: DocumentView | null;
  readonly error: Error | null;
}

function contains(view: DocumentView, { document, range }: OpenedPassage): boolean {
  return view.id === document && range.start >= view.start && range.end <= view.end;
}

/** Loads what is told above a document, and the text around the opened passage. */
export function useDocument(opened: OpenedPassage): LoadedDocument {
  const engine = useEngine();
  const [view, setView] = useState<DocumentView | null>(null);
  const [failure, setFailure] = useState<{ readonly of: OpenedPassage; readonly error: Error } | null>(null);
  const isHere = view !== null && contains(view, opened);

  useEffect(() => {
    if (isHere) return undefined;
    const controller = new AbortController();
    engine.openDocument(opened.document, opened.range, controller.signal).then(
      (loaded) => {
        if (!controller.signal.aborted) setView(loaded);
      },
      (reason: unknown) => {
        if (!controller.signal.aborted && !isAbort(reason)) setFailure({ of: opened, error: asError(reason) });
      },
    );
    return () => controller.abort();
  }, [engine, opened, isHere]);

  return {
    view: view?.id === opened.document ? view : null,
    error: failure?.of === opened ? failure.error : null,
  };
}
