import { useMemo, useState } from 'react';
import type { SearchHit } from '../../protocol/EngineApi';
import { listHits, type ListedHit } from './listHits';

/** The rows of the list, and which documents' passages are unfolded among them. */
export interface HitRows {
  readonly rows: readonly ListedHit[];
  /** Shows or folds the other passages of a hit's document; gives whether there are any. */
  readonly toggle: (hit: SearchHit | null) => boolean;
}

/** Lays the hits out as rows. A new question starts with every document folded. */
export function useHitRows(hits: readonly SearchHit[], asked: string, isGrouped: boolean): HitRows {
  const [opened, setOpened] = useState<{ readonly asked: string; readonly documents: ReadonlySet<number> } | null>(
    null,
  );
  const unfolded = opened?.asked === asked ? opened.documents : null;
  const rows = useMemo(() => listHits(hits, isGrouped, unfolded ?? new Set()), [hits, isGrouped, unfolded]);
  return {
    rows,
    toggle(hit) {
      const lead = rows.find((row) => row.hit.document === hit?.document);
      if (hit === null || lead === undefined || lead.others === 0) return false;
      const documents = new Set(unfolded);
      if (!documents.delete(hit.document)) documents.add(hit.document);
      setOpened({ asked, documents });
      return true;
    },
  };
}
