import { useEffect, useEffectEvent, useState } from 'react';
import { asError } from '../connection/asError';
import { useEngine } from '../connection/EngineContext';
import type { ListedDocument } from '../../protocol/EngineApi';

/** A list that is behind is asked for again after this pause, in milliseconds: it may be long, and ingest quick. */
const PAUSE = 1500;

/** The documents of a source. */
export interface DocumentList {
  /** null until they are known. */
  readonly documents: readonly ListedDocument[] | null;
  /** Why they are not known. */
  readonly error: string | null;
}

/** Lists the documents of a source, and again whenever `version` has changed since. */
export function useDocumentList(source: string, version: string): DocumentList {
  const engine = useEngine();
  const [asked, setAsked] = useState(version);
  const [answered, setAnswered] = useState<string | null>(null);
  const [list, setList] = useState<DocumentList>({ documents: null, error: null });

  useEffect(() => {
    const controller = new AbortController();
    const answer = (change: (before: DocumentList) => DocumentList) => {
      if (controller.signal.aborted) return;
      setList(change);
      setAnswered(asked);
    };
    engine.listDocuments(source, controller.signal).then(
      (documents) => answer(() => ({ documents, error: null })),
      (reason: unknown) => answer(({ documents }) => ({ documents, error: asError(reason).message })),
    );
    return () => controller.abort();
  }, [engine, source, asked]);

  const isBehind = answered === asked && asked !== version;
  const askAgain = useEffectEvent(() => setAsked(version));
  useEffect(() => {
    if (!isBehind) return undefined;
    const timer = setTimeout(() => askAgain(), PAUSE);
    return () => clearTimeout(timer);
  }, [isBehind]);

  return list;
}
