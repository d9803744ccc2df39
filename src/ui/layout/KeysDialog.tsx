import { Fragment } from 'react';
import { Dialog } from '../dialogs/Dialog';
import { DialogBody } from '../dialogs/DialogParts';
import styles from './KeysDialog.module.css';
import type { FirstMessages } from '../messages/en';
import { useMessages } from '../messages/LanguageContext';
import { useLaterMessages } from '../messages/useLaterMessages';
import type { LaterMessages } from '../messages/enLater';

type Words = LaterMessages['keys'];

const keysOf = (words: Words, names: FirstMessages['keyNames']): readonly (readonly [readonly string[], string])[] => [
  [['/'], words.toBox],
  [['↑', '↓'], words.move],
  [[names.pageUp, names.pageDown], words.moveFar],
  [[names.enter], words.open],
  [[names.escape], words.leave],
  [[names.shift, names.enter], words.menu],
  [[names.ctrl, names.enter], words.original],
  [['F3'], words.nextMatch],
  [[names.ctrl, 'F'], words.find],
  [['→'], words.unfold],
  [['Tab'], words.suggestion],
  [['Alt', '↑ ↓'], words.history],
  [['F6'], words.region],
  [['?'], words.help],
];

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

/** The keys of the page and the operators of the search. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const messages = useLaterMessages().keys;
  const { keyNames } = useMessages();
  return (
    <Dialog title={messages.title} onClose={onClose}>
      <DialogBody>
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
        <h3 className={styles['title']}>{messages.keys}</h3>
        <dl className={styles['keys']}>
          {keysOf(messages, keyNames).map(([combination, meaning]) => (
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
