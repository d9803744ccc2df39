import { ShortcutKeys } from '../palette/ShortcutKeys';
import { shortcuts, type ShortcutId } from '../commands/shortcuts';
import { IconButton } from '../controls/IconButton';
import { icons } from '../icons';
import styles from './HintBar.module.css';

/** What the person is busy with. */
export type HintPlace = 'start' | 'hits' | 'document' | 'map';

const everywhere = [['page.commands', 'all commands']] as const;

const hints: Readonly<Record<HintPlace, readonly (readonly [ShortcutId, string])[]>> = {
  start: [['search.focus', 'search'], ...everywhere, ['page.keys', 'keys and search tips']],
  hits: [['hits.move', 'move'], ['hits.open', 'open'], ['hits.menu', 'copy, find similar'], ...everywhere],
  document: [['document.next', 'next match'], ['document.find', 'find'], ['page.back', 'close'], ...everywhere],
  map: [
    ['map.closer', 'closer'],
    ['map.farther', 'farther'],
    ['map.whole', 'all'],
    ['page.back', 'close'],
    ...everywhere,
  ],
};

/** One quiet line of the keys that are most useful just now. */
export function HintBar(props: { readonly place: HintPlace; readonly onHide: () => void }) {
  return (
    <>
      <ul className={styles['hints']} aria-label="Useful keys">
        {hints[props.place].map(([id, words]) => (
          <li key={id} className={styles['hint']}>
            {shortcuts[id].slice(0, id === 'hits.move' ? 2 : 1).map((shortcut) => (
              <ShortcutKeys key={shortcut} shortcut={shortcut} />
            ))}{' '}
            {words}
          </li>
        ))}
      </ul>
      <IconButton label="Hide these hints for good" onClick={props.onHide}>
        <icons.Close />
      </IconButton>
    </>
  );
}
