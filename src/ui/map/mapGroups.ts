import type { LibraryMap, MapDocument } from '../../protocol/EngineApi';
import type { LaterMessages } from '../messages/enLater';

/** What groups are called that have no name of their own. */
type Words = Pick<LaterMessages['map'], 'others' | 'topicNumber'>;

/** What points are coloured by. */
export type Colouring = 'topic' | 'source' | 'folder';

/** Points of one colour and shape. */
export interface MapGroup {
  /** Position of its look, see `groupLook`. */
  readonly index: number;
  readonly name: string;
  readonly points: readonly number[];
}

/** Every point's group, and the groups. */
export interface MapGroups {
  readonly groups: readonly MapGroup[];
  readonly groupOf: Uint8Array<ArrayBuffer>;
}

/** Colours of the palette, see `LibraryMapView.module.css`. */
export const COLOURS = 8;
/** Discs, squares and diamonds. */
const SHAPES = 3;
const MOST_GROUPS = COLOURS * SHAPES;

/** Colour and shape of a group: groups that share a colour differ in shape. */
export function groupLook(index: number): { readonly colour: number; readonly shape: number } {
  return { colour: index % COLOURS, shape: Math.floor(index / COLOURS) % SHAPES };
}

/** Groups the points of a map: topics in their order, others by size, then name; the smallest are joined as "Others". */
export function mapGroups(map: LibraryMap, colouring: Colouring, words: Words): MapGroups {
  const total = map.documentOf.length;
  const keyOf = Array.from(map.documents, (document) => keyFor(document, colouring));
  const found = new Map<string, number[]>();
  if (colouring === 'topic') for (const topic of map.topics.keys()) found.set(String(topic), []);
  for (let point = 0; point < total; point++) {
    const key = colouring === 'topic' ? String(map.topicOf[point]!) : keyOf[map.documentOf[point]!]!;
    const points = found.get(key);
    if (points) points.push(point);
    else found.set(key, [point]);
  }
  const named = [...found]
    .filter(([, points]) => points.length > 0)
    .map(([key, points]) => ({ name: colouring === 'topic' ? topicName(map, Number(key), words) : key, points }));
  const ordered =
    colouring === 'topic'
      ? named
      : named.toSorted((a, b) => b.points.length - a.points.length || (a.name < b.name ? -1 : 1));
  const shown =
    ordered.length <= MOST_GROUPS
      ? ordered
      : [
          ...ordered.slice(0, MOST_GROUPS - 1),
          { name: words.others, points: ordered.slice(MOST_GROUPS - 1).flatMap(({ points }) => points) },
        ];
  const groupOf = new Uint8Array(total);
  for (const [index, { points }] of shown.entries()) for (const point of points) groupOf[point] = index;
  return { groups: shown.map((group, index) => ({ ...group, index })), groupOf };
}

/** A topic in words. */
export function topicName({ topics }: Pick<LibraryMap, 'topics'>, topic: number, words: Words): string {
  const named = topics[topic]?.words ?? [];
  return named.length > 0 ? named.join(' · ') : words.topicNumber(topic + 1);
}

function keyFor({ sourceName, path }: MapDocument, colouring: Colouring): string {
  if (colouring === 'source') return sourceName;
  const end = path.indexOf('/');
  return end < 0 ? sourceName : `${sourceName}/${path.slice(0, end)}`;
}
