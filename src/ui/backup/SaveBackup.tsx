import { useState } from 'react';
import { useEngine } from '../connection/EngineContext';
import { Button } from '../controls/Button';
import styles from './BackupDialog.module.css';
import { choosePlace } from './choosePlace';
import { datedName } from './datedName';
import { download } from './download';
import { PassphraseField } from './PassphraseField';
import type { useFileWork } from './useFileWork';
import { useLaterMessages } from '../messages/useLaterMessages';

/** Saves the library as one file, encrypted on request. */
export function SaveBackup({ work }: { readonly work: ReturnType<typeof useFileWork> }) {
  const messages = useLaterMessages().backup;
  const engine = useEngine();
  const [passphrase, setPassphrase] = useState('');
  const isBusy = work.running !== null;

  const save = async () => {
    const name = datedName('library', 'inkling');
    const place = await choosePlace(name);
    if (place === null) return;
    await work.run(messages.saving, async (onProgress, signal) => {
      const secret = passphrase === '' ? null : passphrase;
      const saved = await engine.saveBackup(secret, place.handle, onProgress, signal);
      if (saved.content !== null) download(saved.content, name);
      return messages.saved(saved.documents, saved.bytes);
    });
  };

  return (
    <section className={styles['section']} aria-labelledby="save-backup">
      <h3 id="save-backup">{messages.saveTitle}</h3>
      <p>{messages.saveAbout}</p>
      <PassphraseField
        label={messages.passphrase}
        isNew
        value={passphrase}
        disabled={isBusy}
        onChange={setPassphrase}
      />
      {passphrase !== '' && <p>{messages.keepPassphrase}</p>}
      <div className={styles['row']}>
        <Button tone="primary" disabled={isBusy} onClick={() => void save()}>
          {messages.save}
        </Button>
      </div>
    </section>
  );
}
