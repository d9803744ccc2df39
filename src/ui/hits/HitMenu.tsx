import type { HitCopy, SearchHit } from '../../protocol/EngineApi';
import { ActionMenu } from '../menu/ActionMenu';
import type { MenuAction } from '../menu/MenuAction';
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

/** What can be done with a hit, and the other places of its passage. */
export function HitMenu(props: {
  readonly place: HitMenuPlace;
  readonly actionsFor: (hit: SearchHit) => readonly MenuAction[];
  readonly onOpenCopy: (hit: SearchHit, copy: HitCopy) => void;
  readonly onClose: () => void;
}) {
  const { hit, anchor } = props.place;
  const copies = hit.copies.map((copy) => ({
    label: `Open ${copy.path}`,
    letter: null,
    run: () => props.onOpenCopy(hit, copy),
  }));
  return (
    <ActionMenu
      label={`What to do with ${hit.title}`}
      anchor={anchor}
      actions={[...props.actionsFor(hit), ...copies]}
      onClose={props.onClose}
    />
  );
}
