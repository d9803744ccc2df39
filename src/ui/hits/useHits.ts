import { useMemo, useState } from 'react';
import type { SearchHit } from '../../protocol/EngineApi';
import { useSteady } from '../controls/useSteady';
import type { Search } from '../search/useSearch';
import type { HitMenuPlace } from './HitMenuPlace';
import type { ListedHit } from './listHits';
import { useActiveHit, type ActiveHit, type HitStep } from './useActiveHit';
import { useHitRows } from './useHitRows';
import type { ReachedRows } from './useReachedRows';

/** The hits as they stand in the list. */
export interface Hits {
  readonly rows: readonly ListedHit[];
  readonly active: ActiveHit;
  readonly move: (step: HitStep) => void;
  /** Shows or folds the other passages of a hit's document; gives whether there are any. */
  readonly toggle: (hit: SearchHit | null) => boolean;
  /** The hit whose menu is open. */
  readonly menu: HitMenuPlace | null;
  readonly setMenu: (place: HitMenuPlace | null) => void;
  /** Notes that the person reaches for a row: new hits for the same question move none up to there. */
  readonly reach: (index: number) => void;
}

const none: readonly SearchHit[] = [];

/** Lays out the hits of the answer on screen and follows the active one. */
export function useHits({ answer, asked, error }: Search, isGrouped: boolean, reached: ReachedRows): Hits {
  const { rows, toggle } = useHitRows(answer?.hits ?? none, asked, isGrouped);
  const listed = useMemo(() => rows.map(({ hit }) => hit), [rows]);
  const active = useActiveHit(error === null ? listed : none, asked);
  const [menu, setMenu] = useState<HitMenuPlace | null>(null);
  const reach = useSteady((index: number) => {
    const keys = listed.slice(0, index + 1).map(({ key }) => key);
    reached.reach(asked, keys);
  });
  return { rows, active, move: (step) => reach(active.move(step)), toggle, menu, setMenu, reach };
}
