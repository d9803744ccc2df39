import type { SearchHit } from '../../protocol/EngineApi';
import { hitRowId } from './hitRowId';

/** A hit whose menu is open. */
export interface HitMenuPlace {
  readonly hit: SearchHit;
  readonly anchor: Element;
}

/** Where the menu of a hit opens when a key asks for it; null while the hit is not on screen. */
export function hitMenuPlace(hit: SearchHit | null): HitMenuPlace | null {
  const anchor = hit && document.getElementById(hitRowId(hit))?.querySelector('[data-menu]');
  return hit && anchor ? { hit, anchor } : null;
}
