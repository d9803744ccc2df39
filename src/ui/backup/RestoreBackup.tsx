import { useState, type FormEvent } from 'react';
import { chooseFile } from '../adding/chooseFiles';
import { asError } from '../connection/asError';
import { useEngine } from '../connection/EngineContext';
import { Button } from '../controls/Button';
import styles from './BackupDialog.module.css';
import { PassphraseField } from './PassphraseField';
import { restoredSentence } from './restoredSentence';
import type { useFileWork } from './useFileWork';

/** Takes a backup into the library; asks for its passphrase when it has one. */
export function RestoreBackup(props: {
  readonly work: ReturnType<typeof useFileWork>;
  /** Backups at hand; the person may choose another one. */
  readonly offered: readonly File[];
}) {
  const { work, offered } = props;
  const engine = useEngine();
  const [locked, setLocked] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const isBusy = work.running !== null;

  const restore = async (file: File, secret: string | null) => {
    await work.run('Restoring the backup', async (onProgress, signal) => {
      try {
        const receipt = await engine.restoreBackup(file, secret, onProgress, signal);
        setLocked(null);
        setPassphrase('');
        return restoredSentence(receipt);
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
      <h3 id="restore-backup">Restore a backup</h3>
      <p>Adds what the backup has and this library lacks. What is here stays as it is.</p>
      {locked !== null && (
        <form className={styles['section']} onSubmit={unlock}>
          <PassphraseField
            label={`Passphrase of “${locked.name}”`}
            isNew={false}
            value={passphrase}
            disabled={isBusy}
            onChange={setPassphrase}
          />
          <div className={styles['row']}>
            <Button tone="primary" type="submit" disabled={isBusy || passphrase === ''}>
              Open
            </Button>
          </div>
        </form>
      )}
      <div className={styles['row']}>
        {offered.map((file) => (
          <Button
            key={`${file.name} ${file.lastModified}`}
            tone="primary"
            disabled={isBusy}
            onClick={() => void begin(file)}
          >
            Restore “{file.name}”
          </Button>
        ))}
        <Button disabled={isBusy} onClick={() => void choose()}>
          Choose {offered.length > 0 ? 'another backup' : 'a backup'}
        </Button>
      </div>
    </section>
  );
}

function codeOf(reason: unknown): unknown {
  return (asError(reason) as { readonly code?: unknown }).code;
}
