import type { MapTopic, MapUnit } from '../../protocol/EngineApi';

/** A map as it is kept between visits. Points are in order of document, then passage. */
export interface KeptMap {
  readonly version: 1;
  /** The space of the rows it was drawn from. */
  readonly space: string;
  readonly encoder: string;
  readonly unit: MapUnit;
  readonly documents: Uint32Array<ArrayBuffer>;
  readonly passages: Uint32Array<ArrayBuffer>;
  readonly positions: Float32Array<ArrayBuffer>;
  readonly topicOf: Uint8Array<ArrayBuffer>;
  readonly topics: readonly MapTopic[];
  /** Points when it was drawn. */
  readonly drawn: number;
  /** Points that came or went since. */
  readonly changed: number;
}

/** What was kept, if it is a map of this version; null otherwise. */
export function asKeptMap(kept: unknown): KeptMap | null {
  const map = kept as Partial<KeptMap> | null | undefined;
  return map?.version === 1 ? (map as KeptMap) : null;
}

/** The points at some positions of a map. */
export function selectPoints(map: KeptMap, wanted: readonly number[]): Omit<KeptMap, 'changed'> {
  return {
    ...map,
    documents: Uint32Array.from(wanted, (point) => map.documents[point]!),
    passages: Uint32Array.from(wanted, (point) => map.passages[point]!),
    positions: Float32Array.from(wanted.flatMap((point) => [map.positions[2 * point]!, map.positions[2 * point + 1]!])),
    topicOf: Uint8Array.from(wanted, (point) => map.topicOf[point]!),
  };
}
