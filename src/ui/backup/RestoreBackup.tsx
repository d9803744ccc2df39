import { useState, type FormEvent } from 'react';
import { chooseFile } from '../adding/chooseFiles';
import { asError } from '../connection/asError';
import { useEngine } from '../connection/EngineContext';
import { Button } from '../controls/Button';
import styles from './BackupDialog.module.css';
import { PassphraseField } from './PassphraseField';
import { restoredSentence } from './restoredSentence';
import type { useFileWork } from './useFileWork';
import { useMessages } from '../messages/LanguageContext';
import { useLaterMessages } from '../messages/useLaterMessages';

/** Takes a backup into the library; asks for its passphrase when it has one. */
export function RestoreBackup(props: {
  readonly work: ReturnType<typeof useFileWork>;
  /** A backup that is known to need a passphrase. */
  readonly locked: File | null;
}) {
  const { work } = props;
  const messages = useLaterMessages().backup;
  const { common } = useMessages();
  const engine = useEngine();
  const [locked, setLocked] = useState(props.locked);
  const [passphrase, setPassphrase] = useState('');
  const isBusy = work.running !== null;

  const restore = async (file: File, secret: string | null) => {
    await work.run(messages.restoring, async (onProgress, signal) => {
      try {
        const receipt = await engine.restoreBackup(file, secret, onProgress, signal);
        setLocked(null);
        setPassphrase('');
        return restoredSentence(receipt, messages);
      } catch (reason) {
        if (codeOf(reason) !== 'passphrase-needed') throw reason;
        setLocked(file);
        return null;
      }
    });
  };

  const begin = async (file: File) => {
    setLocked(null);
    setPassphrase('');
    await restore(file, null);
  };

  const choose = async () => {
    const file = await chooseFile();
    if (file !== null) await begin(file);
  };

  const unlock = (event: FormEvent) => {
    event.preventDefault();
    if (locked !== null) void restore(locked, passphrase);
  };

  return (
    <section className={styles['section']} aria-labelledby="restore-backup">
      <h3 id="restore-backup">{common.restoreBackup}</h3>
      <p>{messages.restoreAbout}</p>
      {locked !== null && (
        <form className={styles['section']} onSubmit={unlock}>
          <PassphraseField
            label={messages.passphraseOf(locked.name)}
            isNew={false}
            value={passphrase}
            disabled={isBusy}
            onChange={setPassphrase}
          />
          <div className={styles['row']}>
            <Button tone="primary" type="submit" disabled={isBusy || passphrase === ''}>
              {messages.open}
            </Button>
          </div>
        </form>
      )}
      <div className={styles['row']}>
        <Button disabled={isBusy} onClick={() => void choose()}>
          {messages.choose}
        </Button>
      </div>
    </section>
  );
}

function codeOf(reason: unknown): unknown {
  return (asError(reason) as { readonly code?: unknown }).code;
}
