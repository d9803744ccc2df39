import { useState } from 'react';
import type { SearchAnswer } from '../../protocol/EngineApi';
import type { TableFormat } from '../../protocol/TableApi';
import { asError } from '../connection/asError';
import { useOffers } from '../commands/OfferedCommands';
import { useEngine } from '../connection/EngineContext';
import { Button } from '../controls/Button';
import { Dialog } from '../dialogs/Dialog';
import { DialogBody, DialogButtons } from '../dialogs/DialogParts';
import styles from './SaveHitsButton.module.css';
import { datedName } from './datedName';
import { download } from './download';
import { FormatButtons } from './FormatButtons';
import { useMessages } from '../messages/LanguageContext';
import { useLaterMessages } from '../messages/useLaterMessages';

/** Saves the hits of an answer as a table that other tools read. */
export function SaveHitsButton({ answer }: { readonly answer: SearchAnswer }) {
  const messages = useLaterMessages().answer;
  const { common } = useMessages();
  const engine = useEngine();
  const [saved, setSaved] = useState<SearchAnswer | null>(null);
  const [error, setError] = useState<string | null>(null);

  const save = async (shown: SearchAnswer, format: TableFormat) => {
    setError(null);
    try {
      download(await engine.saveHits(shown, format), datedName('inkling hits', format));
      setSaved(null);
    } catch (reason) {
      setError(asError(reason).message);
    }
  };

  useOffers(() => [['hits.save', () => setSaved(answer)]]);
  return (
    <>
      <button type="button" className={styles['button']} onClick={() => setSaved(answer)}>
        {messages.saveHits}
      </button>
      {saved !== null && (
        <Dialog title={messages.saveTitle} onClose={() => setSaved(null)}>
          <DialogBody>
            <p>{messages.saveTable(saved.hits.length, saved.query)}</p>
            <FormatButtons onChoose={(format) => void save(saved, format)} />
            {error !== null && <p role="alert">{common.didNotWork(error)}</p>}
          </DialogBody>
          <DialogButtons>
            <Button tone="quiet" focusFirst onClick={() => setSaved(null)}>
              {common.cancel}
            </Button>
          </DialogButtons>
        </Dialog>
      )}
    </>
  );
}
