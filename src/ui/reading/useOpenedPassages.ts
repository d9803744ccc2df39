import { useState } from 'react';
import type { HitCopy, SearchHit, TextRange } from '../../protocol/EngineApi';
import type { OpenedPassage } from './OpenedPassage';

/** What is open in the document view, and the way back through links. */
export interface OpenedPassages {
  readonly current: OpenedPassage | null;
  readonly canGoBack: boolean;
  openHit(hit: SearchHit): void;
  /** Opens a hit's passage where it stands as well. */
  readonly openCopy: (hit: SearchHit, copy: HitCopy) => void;
  /** Opens a document from inside another one, at its start or at an offset. */
  follow(document: number, title: string, offset?: number): void;
  /** Opens a passage from inside another document. */
  readonly followHit: (hit: SearchHit) => void;
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
    openHit({ document, title, passage, range, key, excerpt }) {
      setTrail([{ document, title, passage, range, key, excerpt }]);
    },
    openCopy({ title, excerpt }, { document, range }) {
      setTrail([{ document, title, passage: null, range, key: null, excerpt }]);
    },
    follow(document, title, offset = 0) {
      const range = { start: offset, end: offset };
      setTrail((before) => [...before, { document, title, passage: null, range, key: null, excerpt: null }]);
    },
    followHit({ document, title, passage, range, key, excerpt }) {
      setTrail((before) => [...before, { document, title, passage, range, key, excerpt }]);
    },
    openPlace(document, title, range) {
      setTrail([{ document, title, passage: null, range, key: null, excerpt: null }]);
    },
    back() {
      setTrail((before) => before.slice(0, -1));
    },
    close() {
      setTrail([]);
    },
  };
}
