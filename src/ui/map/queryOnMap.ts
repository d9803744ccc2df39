import type { LibraryMap, SearchAnswer } from '../../protocol/EngineApi';
import type { MapPoints } from './MapPoints';
import { emphasis } from './PointRenderer';

/** An answer as it is drawn on the map. */
export interface QueryOnMap {
  /** Points of hits, best first. */
  readonly found: readonly number[];
  /** The middle of the closest hits, each counting as much as it is strong; null without hits. */
  readonly place: { readonly x: number; readonly y: number } | null;
}

/** Hits among which the query is shown. */
const GUIDES = 5;

/** Where an answer's hits are, and the query among them. */
export function queryOnMap(map: LibraryMap, places: MapPoints, answer: SearchAnswer | null): QueryOnMap {
  const guides: { readonly point: number; readonly weight: number }[] = [];
  const found = new Set<number>();
  for (const { document, passage, strength, why } of answer?.hits ?? []) {
    const point = places.pointOf(document, passage);
    // Hits of filters alone are in no place of their own.
    if (point === null || why === null) continue;
    found.add(point);
    if (guides.length < GUIDES) guides.push({ point, weight: strength ** 2 });
  }
  const sum = guides.reduce((all, { weight }) => all + weight, 0);
  const along = (axis: number) =>
    guides.reduce((all, { point, weight }) => all + map.positions[2 * point + axis]! * weight, 0) / sum;
  return { found: [...found], place: sum > 0 ? { x: along(0), y: along(1) } : null };
}

/** How each point stands out: hits before all, then what is selected; the rest is held back where there is either. */
export function emphasisOf(
  points: number,
  found: readonly number[],
  selected: readonly number[] | null,
): Uint8Array<ArrayBuffer> {
  const isAnything = found.length > 0 || selected !== null;
  const how = new Uint8Array(points).fill(isAnything ? emphasis.faint : emphasis.plain);
  for (const point of selected ?? []) how[point] = emphasis.plain;
  for (const point of found) how[point] = emphasis.found;
  return how;
}
