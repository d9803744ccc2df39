import { useEffect, useState } from 'react';
import type { TextRange } from '../../protocol/EngineApi';
import type { DocumentMatches } from '../../protocol/ReadingApi';
import { isAbort } from '../connection/asError';
import { useEngine } from '../connection/EngineContext';
import { useSteady } from '../controls/useSteady';

/** Where the text that is looked for stands. */
export interface FoundText {
  readonly ranges: readonly TextRange[];
  /** The one that the person is at; null without any. */
  readonly current: TextRange | null;
}

/** Find in document. */
export interface Find {
  readonly isOpen: boolean;
  readonly text: string;
  /** Counts how often it was opened: each time its field takes the focus. */
  readonly openings: number;
  /** null while it is closed, empty, or looked for. */
  readonly found: FoundText | null;
  /** Position of the current match, from 0; -1 without any. */
  readonly position: number;
  readonly isComplete: boolean;
  readonly open: () => void;
  readonly close: () => void;
  readonly change: (text: string) => void;
  /** Goes to the next match, or the one before, around the ends. */
  readonly step: (by: 1 | -1) => void;
}

interface Searched extends DocumentMatches {
  readonly of: string;
  readonly position: number;
}

/**
 * Looks for a text in the whole document.
 *
 * @param from where the person is: the first match behind it is the current one.
 * @param onCurrent is called with the match to bring into view.
 */
export function useFind(document: number, from: number, onCurrent: (range: TextRange) => void): Find {
  const engine = useEngine();
  const [isOpen, setIsOpen] = useState(false);
  const [openings, setOpenings] = useState(0);
  const [text, setText] = useState('');
  const [searched, setSearched] = useState<Searched | null>(null);
  const of = isOpen && text.trim() !== '' ? `${document} ${text}` : null;

  const show = useSteady((key: string, matches: DocumentMatches) => {
    const behind = matches.ranges.findIndex(({ start }) => start >= from);
    const position = matches.ranges.length === 0 ? -1 : Math.max(0, behind);
    setSearched({ ...matches, of: key, position });
    const first = matches.ranges[position];
    if (first) onCurrent(first);
  });

  useEffect(() => {
    if (of === null) return undefined;
    const controller = new AbortController();
    engine.findInDocument(document, text, controller.signal).then(
      (matches) => {
        if (!controller.signal.aborted) show(of, matches);
      },
      (reason: unknown) => {
        // The document itself tells when it is gone.
        if (!controller.signal.aborted && !isAbort(reason)) show(of, { ranges: [], isComplete: true });
      },
    );
    return () => controller.abort();
  }, [engine, document, text, of, show]);

  const shown = searched !== null && searched.of === of ? searched : null;
  return {
    isOpen,
    text,
    openings,
    found: shown && { ranges: shown.ranges, current: shown.ranges[shown.position] ?? null },
    position: shown?.position ?? -1,
    isComplete: shown?.isComplete ?? true,
    open() {
      setIsOpen(true);
      setOpenings((before) => before + 1);
    },
    close: () => setIsOpen(false),
    change: setText,
    step(by) {
      if (shown === null || shown.ranges.length === 0) return;
      const position = (shown.position + by + shown.ranges.length) % shown.ranges.length;
      setSearched({ ...shown, position });
      onCurrent(shown.ranges[position]!);
    },
  };
}
