import KDBush from 'kdbush';
import type { LibraryMap, PassageSet } from '../../protocol/EngineApi';

/** Finds points of a map: by what they stand for, and by where they are. */
export class MapPoints {
  readonly #map: LibraryMap;
  readonly #firstOf = new Map<number, number>();
  #places: KDBush | null = null;

  constructor(map: LibraryMap) {
    this.#map = map;
    for (const [point, at] of map.documentOf.entries()) {
      const { id } = map.documents[at]!;
      if (!this.#firstOf.has(id)) this.#firstOf.set(id, point);
    }
  }

  /** The point of a passage, or of its document where points stand for documents; null when it is not on the map. */
  pointOf(document: number, passage: number): number | null {
    const { documentOf, passageOf, unit } = this.#map;
    const first = this.#firstOf.get(document);
    if (first === undefined || unit === 'document') return first ?? null;
    for (let point = first; documentOf[point] === documentOf[first]; point++) {
      if (passageOf[point] === passage) return point;
    }
    return null;
  }

  /** The points of some passages, as far as they are on the map. */
  pointsOf({ documents, passages }: PassageSet): number[] {
    return Array.from(documents, (id, position) => this.pointOf(id, passages?.[position] ?? 0)).filter(
      (point) => point !== null,
    );
  }

  /** The point nearest to a place, within a radius; null when there is none. */
  nearest(x: number, y: number, radius: number): number | null {
    let nearest: number | null = null;
    let least = Infinity;
    for (const point of this.#byPlace().within(x, y, radius)) {
      const square = (this.#x(point) - x) ** 2 + (this.#y(point) - y) ** 2;
      if (square < least || (square === least && nearest !== null && point < nearest)) {
        least = square;
        nearest = point;
      }
    }
    return nearest;
  }

  /** The points within a closed line of places (by the even–odd rule), in their order. */
  inside(line: readonly (readonly [x: number, y: number])[]): number[] {
    if (line.length < 3) return [];
    const xs = line.map(([x]) => x);
    const ys = line.map(([, y]) => y);
    return this.#byPlace()
      .range(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys))
      .filter((point) => isInside(line, this.#x(point), this.#y(point)))
      .toSorted((a, b) => a - b);
  }

  /** Made when first asked for: a map that is only looked at needs none. */
  #byPlace(): KDBush {
    if (this.#places) return this.#places;
    const { positions } = this.#map;
    const places = new KDBush(positions.length / 2, 64, Float32Array);
    for (let i = 0; i < positions.length; i += 2) places.add(positions[i]!, positions[i + 1]!);
    places.finish();
    this.#places = places;
    return places;
  }

  #x(point: number): number {
    return this.#map.positions[2 * point]!;
  }

  #y(point: number): number {
    return this.#map.positions[2 * point + 1]!;
  }
}

function isInside(line: readonly (readonly [number, number])[], x: number, y: number): boolean {
  let inside = false;
  let [lastX, lastY] = line.at(-1)!;
  for (const [nextX, nextY] of line) {
    if (nextY > y !== lastY > y && x < ((lastX - nextX) * (y - nextY)) / (lastY - nextY) + nextX) inside = !inside;
    lastX = nextX;
    lastY = nextY;
  }
  return inside;
}
