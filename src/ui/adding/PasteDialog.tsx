import { useId, useState, type FormEvent } from 'react';
import { Button } from '../controls/Button';
import { Dialog } from '../dialogs/Dialog';
import { DialogBody, DialogButtons } from '../dialogs/DialogParts';
import styles from './PasteDialog.module.css';
import { useMessages } from '../messages/LanguageContext';
import { useLaterMessages } from '../messages/useLaterMessages';

/** Takes a title and a text that become a note. */
export function PasteDialog(props: {
  /** Gives why the text could not be added; null when it was. */
  readonly onAdd: (title: string, text: string) => Promise<string | null>;
  readonly onClose: () => void;
}) {
  const messages = useLaterMessages().paste;
  const { cancel, didNotWork } = useMessages().common;
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [isAdding, setIsAdding] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const titleId = useId();
  const textId = useId();

  const add = async () => {
    setIsAdding(true);
    const reason = await props.onAdd(title, text);
    if (reason === null) return props.onClose();
    // The text is nowhere else.
    setFailure(reason);
    setIsAdding(false);
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void add();
  };

  return (
    <Dialog title={messages.title} shape="wide" onClose={props.onClose}>
      <form className={styles['form']} onSubmit={submit}>
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
          {failure !== null && <p role="alert">{didNotWork(failure)}</p>}
        </DialogBody>
        <DialogButtons>
          <Button tone="quiet" onClick={props.onClose}>
            {cancel}
          </Button>
          <Button tone="primary" type="submit" disabled={isAdding || text.trim() === ''}>
            {messages.add}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
