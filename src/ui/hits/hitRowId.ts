import type { SearchHit } from '../../protocol/EngineApi';

/** The id of a hit's row, for the search box to point at. */
export function hitRowId(hit: SearchHit): string {
  return `hit-${hit.key.replaceAll(/\s/g, '_')}`;
}
