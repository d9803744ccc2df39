import type { LibraryMap, PassageSet } from '../../protocol/EngineApi';

/** A part of the map that the search is confined to. */
export interface MapSelection {
  /** The same for the same selection only. */
  readonly key: string;
  /** Such as "garden · soil" or "Selected area". */
  readonly label: string;
  readonly passages: PassageSet;
}

/** What some points of a map stand for, as a selection. */
export function selectionOf(map: LibraryMap, key: string, label: string, points: readonly number[]): MapSelection {
  return {
    key,
    label,
    passages: {
      documents: Uint32Array.from(points, (point) => map.documents[map.documentOf[point]!]!.id),
      passages: map.unit === 'passage' ? Uint32Array.from(points, (point) => map.passageOf[point]!) : null,
    },
  };
}
