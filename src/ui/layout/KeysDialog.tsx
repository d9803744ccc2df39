import { Fragment } from 'react';
import { commandTable } from '../palette/commandTable';
import { ShortcutKeys } from '../palette/ShortcutKeys';
import { shortcuts } from '../commands/shortcuts';
import { Dialog } from '../dialogs/Dialog';
import { DialogBody } from '../dialogs/DialogParts';
import styles from './KeysDialog.module.css';

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

const parts = [
  ['search', 'Search box'],
  ['hits', 'Hits'],
  ['document', 'Open document'],
  ['map', 'Map'],
  ['page', 'Page'],
] as const;

/** The operators of the search and the keys of the page, from the same table as the palette's. */
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
        {parts.map(([part, title]) => (
          <Fragment key={part}>
            <h3 className={styles['title']}>Keys: {title.toLowerCase()}</h3>
            <dl className={styles['keys']}>
              {commandTable
                .filter((command) => command.part === part)
                .map(
                  ({ id, words }) =>
                    id in shortcuts && <KeyRow key={id} id={id as keyof typeof shortcuts} words={words} />,
                )}
            </dl>
          </Fragment>
        ))}
      </DialogBody>
    </Dialog>
  );
}

function KeyRow({ id, words }: { readonly id: keyof typeof shortcuts; readonly words: string }) {
  return (
    <>
      <dt>
        {shortcuts[id].map((shortcut) => (
          <span key={shortcut} className={styles['shortcut']}>
            <ShortcutKeys shortcut={shortcut} />
          </span>
        ))}
      </dt>
      <dd>{words}</dd>
    </>
  );
}
