import { useId, useState, type FormEvent } from 'react';
import { Button } from '../controls/Button';
import { Dialog } from '../dialogs/Dialog';
import { DialogBody, DialogButtons } from '../dialogs/DialogParts';
import styles from './PasteDialog.module.css';
import { useMessages } from '../messages/LanguageContext';
import { useLaterMessages } from '../messages/useLaterMessages';

/** Takes a title and a text that become a note. */
export function PasteDialog(props: {
  readonly onAdd: (title: string, text: string) => void;
  readonly onClose: () => void;
}) {
  const messages = useLaterMessages().paste;
  const { cancel } = useMessages().common;
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const titleId = useId();
  const textId = useId();

  const add = (event: FormEvent) => {
    event.preventDefault();
    props.onAdd(title, text);
    props.onClose();
  };

  return (
    <Dialog title={messages.title} shape="wide" onClose={props.onClose}>
      <form className={styles['form']} onSubmit={add}>
        <DialogBody>
          <div className={styles['field']}>
            <label htmlFor={titleId}>{messages.titleField}</label>
            <input
              id={titleId}
              dir="auto"
              autoComplete="off"
              value={title}
              onChange={(event) => setTitle(event.currentTarget.value)}
            />
          </div>
          <div className={styles['field']}>
            <label htmlFor={textId}>{messages.text}</label>
            <textarea
              id={textId}
              dir="auto"
              rows={10}
              data-focus-first
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          </div>
        </DialogBody>
        <DialogButtons>
          <Button tone="quiet" onClick={props.onClose}>
            {cancel}
          </Button>
          <Button tone="primary" type="submit" disabled={text.trim() === ''}>
            {messages.add}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
