import { Fragment } from 'react';
import { commandTable } from '../palette/commandTable';
import { commandWords } from '../palette/commandWords';
import { ShortcutKeys } from '../palette/ShortcutKeys';
import { shortcuts, type ShortcutId } from '../commands/shortcuts';
import { Dialog } from '../dialogs/Dialog';
import { DialogReading } from '../dialogs/DialogParts';
import styles from './KeysDialog.module.css';
import { useLaterMessages } from '../messages/useLaterMessages';
import type { LaterMessages } from '../messages/enLater';

type Words = LaterMessages['keys'];

/** What a query can hold besides plain words. */
const operatorsOf = ({ written, ...words }: Words): readonly (readonly [string, string])[] => [
  [written.exact, words.exact],
  [written.without, words.without],
  [written.either, words.either],
  [written.tag, words.tag],
  [written.path, words.path],
  [written.title, words.inTitle],
  ['type:pdf', words.type],
  ['source:Files', words.source],
  ['lang:de', words.inLanguage],
  ['after:2026-03', words.dates],
];

const parts = ['search', 'hits', 'document', 'map', 'page'] as const;

/** The operators of the search and the keys of the page, from the same table as the palette's. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const { keys: messages, commands } = useLaterMessages();
  return (
    <Dialog title={messages.title} onClose={onClose}>
      <DialogReading label={messages.title}>
        <h3 className={styles['title']}>{messages.inBox}</h3>
        <dl className={styles['keys']}>
          {operatorsOf(messages).map(([written, meaning]) => (
            <Fragment key={written}>
              <dt>
                <code className={styles['operator']}>{written}</code>
              </dt>
              <dd>{meaning}</dd>
            </Fragment>
          ))}
        </dl>
        {parts.map((part) => (
          <Fragment key={part}>
            <h3 className={styles['title']}>{commands.parts[part]}</h3>
            <dl className={styles['keys']}>
              {commandTable
                .filter((command) => command.part === part)
                .map(
                  ({ id }) =>
                    id in shortcuts && <KeyRow key={id} id={id as ShortcutId} words={commandWords(id, '', commands)} />,
                )}
            </dl>
          </Fragment>
        ))}
      </DialogReading>
    </Dialog>
  );
}

function KeyRow({ id, words }: { readonly id: ShortcutId; readonly words: string }) {
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
