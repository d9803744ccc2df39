import { useId, useState, type FormEvent } from 'react';
import { Button } from '../controls/Button';
import { Dialog } from '../dialogs/Dialog';
import { DialogBody, DialogButtons } from '../dialogs/DialogParts';
import styles from './PasteDialog.module.css';

/** Takes a title and a text that become a note. */
export function PasteDialog(props: {
  readonly onAdd: (title: string, text: string) => void;
  readonly onClose: () => void;
}) {
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
    <Dialog title="Paste text" shape="wide" onClose={props.onClose}>
      <form className={styles['form']} onSubmit={add}>
        <DialogBody>
          <div className={styles['field']}>
            <label htmlFor={titleId}>Title (optional)</label>
            <input
              id={titleId}
              dir="auto"
              autoComplete="off"
              value={title}
              onChange={(event) => setTitle(event.currentTarget.value)}
            />
          </div>
          <div className={styles['field']}>
            <label htmlFor={textId}>Text</label>
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
            Cancel
          </Button>
          <Button tone="primary" type="submit" disabled={text.trim() === ''}>
            Add to library
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
