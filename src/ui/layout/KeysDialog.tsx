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
  [['Shift', 'Enter'], 'Copy, find similar: what can be done with the active hit or the open passage'],
  [
    ['Ctrl', 'Enter'],
    'Open the original of the active hit or the open document: in Obsidian, or as a copy of its file',
  ],
  [['F3'], 'Next match in the open document; with Shift the one before'],
  [['Ctrl', 'F'], 'Find in the open document, when you are in it (also ⌘ F)'],
  [['→'], 'Show or fold the other passages of a document, when hits are grouped'],
  [['Tab'], 'Take a suggestion for an operator'],
  [['Alt', '↑ ↓'], 'Earlier and later queries'],
  [['F6'], 'Go to the next part of the page'],
  [['?'], 'Show these keys'],
];

/** What a query can hold besides plain words. */
const operators: readonly (readonly [string, string])[] = [
  ['"exact phrase"', 'These words, next to each other'],
  ['-word', 'Not with this word; a minus also turns any other of these around'],
  ['one OR other', 'At least one of the two'],
  ['tag:garden', 'With a tag, or one below it; #garden is the same'],
  ['path:work/plans', 'With this in the path'],
  ['title:train', 'With this in the title'],
  ['type:pdf', 'Files of a kind; ext:pdf is the same'],
  ['source:Files', 'From a source'],
  ['lang:de', 'In a language'],
  ['after:2026-03', 'After a day, month or year; before: and on: likewise'],
];

/** The keys of the page and the operators of the search. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keys and search tips" onClose={onClose}>
      <DialogBody>
        <h3 className={styles['title']}>In the search box</h3>
        <dl className={styles['keys']}>
          {operators.map(([written, meaning]) => (
            <Fragment key={written}>
              <dt>
                <code className={styles['operator']}>{written}</code>
              </dt>
              <dd>{meaning}</dd>
            </Fragment>
          ))}
        </dl>
        <h3 className={styles['title']}>Keys</h3>
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
