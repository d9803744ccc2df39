import type { PassageKey } from '../../library/TextStore';
import type { SearchOptions } from '../../protocol/EngineApi';
import type { Catalogue } from '../Catalogue';
import { documentDate } from '../documentDate';
import { compareText } from './compareText';
import type { WeighedPassage } from './rankPassages';

/** Passages in the order asked for. By date, only those that are answers, if any is. */
export function inOrder(
  passages: readonly WeighedPassage[],
  { sort = 'relevance' }: SearchOptions,
  catalogue: Catalogue,
): readonly WeighedPassage[] {
  if (sort !== 'relevance') {
    const close = passages.filter(({ isClose }) => isClose);
    return sortByDate(close.length > 0 ? close : passages, sort, catalogue);
  }
  // Hardly any are equal: their places are looked up only then.
  return passages.toSorted(
    (a, b) =>
      b.strength - a.strength || b.score - a.score || comparePlaces(placeOf(a, catalogue), placeOf(b, catalogue)),
  );
}

/** By date, those without one last; ties by path, source and position. */
export function sortByDate<Passage extends PassageKey>(
  passages: readonly Passage[],
  sort: 'newest' | 'oldest',
  catalogue: Catalogue,
): readonly Passage[] {
  const places = new Map(passages.map((passage) => [passage, placeOf(passage, catalogue)]));
  const direction = sort === 'newest' ? -1 : 1;
  return passages.toSorted((a, b) => {
    const [one, other] = [places.get(a)!, places.get(b)!];
    if (one.date === null || other.date === null) {
      return Number(one.date === null) - Number(other.date === null) || comparePlaces(one, other);
    }
    return direction * compareText(one.date, other.date) || comparePlaces(one, other);
  });
}

interface Place {
  readonly date: string | null;
  readonly path: string;
  readonly sourceName: string;
  readonly passage: number;
}

function placeOf({ document: id, passage }: PassageKey, catalogue: Catalogue): Place {
  const document = catalogue.document(id);
  return {
    date: document ? documentDate(document) : null,
    path: document?.path ?? '',
    sourceName: (document && catalogue.source(document.source)?.name) ?? '',
    passage,
  };
}

/** By path, then source, then position, whatever the order in which documents arrived. */
function comparePlaces(a: Place, b: Place): number {
  return compareText(a.path, b.path) || compareText(a.sourceName, b.sourceName) || a.passage - b.passage;
}
