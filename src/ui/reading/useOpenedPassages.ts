import { useState } from 'react';
import type { SearchHit, TextRange } from '../../protocol/EngineApi';
import type { OpenedPassage } from './OpenedPassage';

/** What is open in the document view, and the way back through links. */
export interface OpenedPassages {
  readonly current: OpenedPassage | null;
  readonly canGoBack: boolean;
  openHit(hit: SearchHit): void;
  /** Opens a document from inside another one. */
  follow(document: number, title: string): void;
  /** Opens a place in a document, such as one that an address names. */
  openPlace(document: number, title: string, range: TextRange): void;
  back(): void;
  close(): void;
}

/** Remembers the way from a hit through links. */
export function useOpenedPassages(): OpenedPassages {
  const [trail, setTrail] = useState<readonly OpenedPassage[]>([]);
  return {
    current: trail.at(-1) ?? null,
    canGoBack: trail.length > 1,
    openHit({ document, title, range, key, excerpt }) {
      setTrail([{ document, title, range, key, excerpt }]);
    },
    follow(document, title) {
      setTrail((before) => [...before, { document, title, range: { start: 0, end: 0 }, key: null, excerpt: null }]);
    },
    openPlace(document, title, range) {
      setTrail([{ document, title, range, key: null, excerpt: null }]);
    },
    back() {
      setTrail((before) => before.slice(0, -1));
    },
    close() {
      setTrail([]);
    },
  };
}
