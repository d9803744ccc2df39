import type { LibraryMap, MapDocument } from '../../protocol/EngineApi';
import type { MapAge } from '../../protocol/MapApi';
import { documentDate } from '../documentDate';
import type { LibrarySession } from '../LibrarySession';
import type { KeptMap } from './KeptMap';

/** Once this share of the points came or went, the map no longer shows the library well. */
const CHANGED_SHARE = 0.15;

/**
 * A kept map as the page shows it.
 *
 * @param space the one that a new map would be drawn from.
 */
export function viewOf(map: KeptMap, { catalogue, words }: LibrarySession, space: string): LibraryMap {
  const documents: MapDocument[] = [];
  const documentOf = new Uint32Array(map.documents.length);
  for (const [point, id] of map.documents.entries()) {
    if (documents.at(-1)?.id !== id) {
      const record = catalogue.document(id);
      documents.push({
        id,
        title: record?.title ?? '',
        path: record?.path ?? '',
        source: record?.source ?? '',
        sourceName: catalogue.source(record?.source ?? '')?.name ?? '',
        date: record ? documentDate(record) : null,
        language: words.index.languageOf(id),
      });
    }
    documentOf[point] = documents.length - 1;
  }
  const { unit, encoder, positions, topics, topicOf, passages } = map;
  const missing = (unit === 'passage' ? catalogue.passageCount : catalogue.documentCount) - map.documents.length;
  return {
    unit,
    encoder,
    documents,
    documentOf,
    passageOf: passages,
    positions,
    topics,
    topicOf,
    outOfDate: reasonToDraw(map, missing, map.space === space),
  };
}

function reasonToDraw({ changed, drawn, unit }: KeptMap, missing: number, isOfSpace: boolean): MapAge | null {
  if (!isOfSpace) return { reason: 'other-encoder' };
  if (changed > CHANGED_SHARE * drawn) return { reason: 'library-changed' };
  // Documents without text have no passages, so that a few less are no reason.
  if (unit === 'passage' && missing > 0) return { reason: 'passages-missing', passages: missing };
  return null;
}
