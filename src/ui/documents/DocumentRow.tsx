import type { ListedDocument } from '../../protocol/EngineApi';
import optionStyles from '../controls/OptionList.module.css';
import type { LaterMessages } from '../messages/enLater';
import { failureSentence } from '../sources/failureSentence';
import styles from './DocumentRows.module.css';

/** A document with its place, its state, and why it is not in the library where it is not. */
export function DocumentRow(props: { readonly document: ListedDocument; readonly messages: LaterMessages }) {
  const { document, messages } = props;
  const { path, title, state, reason } = document;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    <>
      <span className={styles['words']}>
        <span className={styles['title']} dir="auto">
          {title === '' ? name : title}
        </span>
        <span className={styles['path']} dir="auto">
          {path}
        </span>
        {reason !== null && <span className={styles['reason']}>{failureSentence(reason, messages.sources)}</span>}
      </span>
      <span className={`${optionStyles['aside']} ${styles['state']}`} data-state={state}>
        {messages.documents.states[state]}
      </span>
    </>
  );
}
