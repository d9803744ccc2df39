import { useState } from 'react';
import { useEngine } from '../connection/EngineContext';
import { Button } from '../controls/Button';
import { formatBytes } from '../format/formatBytes';
import { formatCount } from '../format/formatCount';
import styles from './BackupDialog.module.css';
import { choosePlace } from './choosePlace';
import { datedName } from './datedName';
import { download } from './download';
import { PassphraseField } from './PassphraseField';
import type { useFileWork } from './useFileWork';

/** Saves the library as one file, encrypted on request. */
export function SaveBackup({ work }: { readonly work: ReturnType<typeof useFileWork> }) {
  const engine = useEngine();
  const [passphrase, setPassphrase] = useState('');
  const isBusy = work.running !== null;

  const save = async () => {
    const name = datedName('library', 'inkling');
    const place = await choosePlace(name);
    if (place === null) return;
    await work.run('Saving the backup', async (onProgress, signal) => {
      const secret = passphrase === '' ? null : passphrase;
      const saved = await engine.saveBackup(secret, place.handle, onProgress, signal);
      if (saved.content !== null) download(saved.content, name);
      return `Saved ${formatCount(saved.documents, 'document')}, ${formatBytes(saved.bytes)}.`;
    });
  };

  return (
    <section className={styles['section']} aria-labelledby="save-backup">
      <h3 id="save-backup">Save a backup</h3>
      <p>One file with all texts and embeddings. On another device it is searchable at once, with nothing to index.</p>
      <PassphraseField
        label="Passphrase (optional)"
        isNew
        value={passphrase}
        disabled={isBusy}
        onChange={setPassphrase}
      />
      {passphrase !== '' && <p>Keep the passphrase: without it nobody can open the backup, not even you.</p>}
      <div className={styles['row']}>
        <Button tone="primary" disabled={isBusy} onClick={() => void save()}>
          Save backup
        </Button>
      </div>
    </section>
  );
}
