import type { HitCopy, SearchHit } from '../../protocol/EngineApi';
import { ActionMenu } from '../menu/ActionMenu';
import type { MenuAction } from '../menu/MenuAction';
import type { HitMenuPlace } from './HitMenuPlace';
import { useLaterMessages } from '../messages/useLaterMessages';

/** What can be done with a hit, and the other places of its passage. */
export function HitMenu(props: {
  readonly place: HitMenuPlace;
  readonly actionsFor: (hit: SearchHit) => readonly MenuAction[];
  readonly onOpenCopy: (hit: SearchHit, copy: HitCopy) => void;
  readonly onClose: () => void;
}) {
  const messages = useLaterMessages().answer;
  const { hit, anchor } = props.place;
  const copies = hit.copies.map((copy) => ({
    label: messages.open(copy.path),
    letter: null,
    run: () => props.onOpenCopy(hit, copy),
  }));
  return (
    <ActionMenu
      label={messages.whatToDo(hit.title)}
      anchor={anchor}
      actions={[...props.actionsFor(hit), ...copies]}
      onClose={props.onClose}
    />
  );
}
