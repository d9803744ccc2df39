import { Fragment } from 'react';
import { Dialog } from '../dialogs/Dialog';
import { DialogBody } from '../dialogs/DialogParts';
import styles from './KeysDialog.module.css';

const keys: readonly (readonly [readonly string[], string])[] = [
  [['/'], 'Go to the search box (also Ctrl K or ⌘ K)'],
  [['↑', '↓'], 'Move among the hits'],
  [['Page Up', 'Page Down'], 'Move among the hits in larger steps'],
  [['Enter'], 'Open the active hit'],
  [['Esc'], 'Close what is open, then clear the search'],
  [['Alt', '↑ ↓'], 'Earlier and later queries'],
  [['F6'], 'Go to the next part of the page'],
  [['?'], 'Show these keys'],
];

/** The keys of the page. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keys" onClose={onClose}>
      <DialogBody>
        <dl className={styles['keys']}>
          {keys.map(([combination, meaning]) => (
            <Fragment key={meaning}>
              <dt>
                {combination.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{meaning}</dd>
            </Fragment>
          ))}
        </dl>
      </DialogBody>
    </Dialog>
  );
}
