import { Button } from '../controls/Button';
import { ProgressBar } from '../controls/ProgressBar';
import { Dialog } from '../dialogs/Dialog';
import { DialogBody, DialogButtons } from '../dialogs/DialogParts';
import styles from './BackupDialog.module.css';
import { RestoreBackup } from './RestoreBackup';
import { SaveBackup } from './SaveBackup';
import { SaveTables } from './SaveTables';
import { useFileWork } from './useFileWork';
import { useMessages } from '../messages/LanguageContext';
import { useLaterMessages } from '../messages/useLaterMessages';

/** Saves the library as a file and takes such a file in. Closing it stops what is under way. */
export function BackupDialog(props: {
  /** A backup that the person opened with the app or dropped on it, and that asks for a passphrase. */
  readonly locked: File | null;
  readonly onClose: () => void;
}) {
  const messages = useLaterMessages().backup;
  const { common } = useMessages();
  const work = useFileWork();
  const { running, error, result } = work;
  return (
    <Dialog title={messages.title} shape="wide" onClose={props.onClose}>
      <DialogBody>
        {props.locked !== null && <RestoreBackup work={work} locked={props.locked} />}
        <SaveBackup work={work} />
        {props.locked === null && <RestoreBackup work={work} locked={null} />}
        <SaveTables work={work} />
      </DialogBody>
      {/* Below what scrolls, so that it is seen on a phone. */}
      <div className={styles['outcome']}>
        {running !== null && (
          <div className={styles['running']} data-testid="file-work">
            <ProgressBar label={running.title} {...running.progress} />
            <p>{messages.working(running.title)}</p>
            <Button tone="quiet" onClick={work.stop}>
              {common.stop}
            </Button>
          </div>
        )}
        {error !== null && <p role="alert">{messages.failed(error.message)}</p>}
        <p role="status">{result}</p>
      </div>
      <DialogButtons>
        <Button focusFirst onClick={props.onClose}>
          {common.done}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
