import { ShortcutKeys } from '../palette/ShortcutKeys';
import { shortcuts, type ShortcutId } from '../commands/shortcuts';
import { IconButton } from '../controls/IconButton';
import type { CommandMessages } from '../messages/enCommands';
import { useLaterMessages } from '../messages/useLaterMessages';
import { icons } from '../icons';
import styles from './HintBar.module.css';

/** What the person is busy with. */
export type HintPlace = 'start' | 'hits' | 'document' | 'map';

type HintWords = CommandMessages['hints'];
type Hint = readonly [ShortcutId, keyof HintWords];

const everywhere: Hint = ['page.commands', 'commands'];

/** Besides the one that is everywhere, and first, where the others do not move it. */
const hints: Readonly<Record<HintPlace, readonly Hint[]>> = {
  start: [
    ['search.focus', 'search'],
    ['page.keys', 'keys'],
  ],
  hits: [
    ['hits.move', 'move'],
    ['hits.open', 'open'],
    ['hits.menu', 'menu'],
  ],
  document: [
    ['document.next', 'nextMatch'],
    ['document.find', 'find'],
    ['page.back', 'close'],
  ],
  map: [
    ['map.closer', 'closer'],
    ['map.farther', 'farther'],
    ['map.whole', 'whole'],
    ['page.back', 'close'],
  ],
};

/** One quiet line of the keys that are most useful just now. */
export function HintBar(props: { readonly place: HintPlace; readonly onHide: () => void }) {
  const words = useLaterMessages().commands.hints;
  return (
    <>
      <ul className={styles['hints']} aria-label={words.title}>
        {[everywhere, ...hints[props.place]].map(([id, word]) => (
          <li key={id} className={styles['hint']}>
            {shortcuts[id].slice(0, id === 'hits.move' ? 2 : 1).map((shortcut) => (
              <ShortcutKeys key={shortcut} shortcut={shortcut} />
            ))}
            <span>{words[word]}</span>
          </li>
        ))}
      </ul>
      <IconButton label={words.hide} onClick={props.onHide}>
        <icons.Close />
      </IconButton>
    </>
  );
}
