import { useState } from 'react';
import type { SearchAnswer } from '../../protocol/EngineApi';
import type { TableFormat } from '../../protocol/TableApi';
import { asError } from '../connection/asError';
import { useOffers } from '../commands/OfferedCommands';
import { useEngine } from '../connection/EngineContext';
import { Button } from '../controls/Button';
import { Dialog } from '../dialogs/Dialog';
import { DialogBody, DialogButtons } from '../dialogs/DialogParts';
import { formatCount } from '../format/formatCount';
import styles from './SaveHitsButton.module.css';
import { datedName } from './datedName';
import { download } from './download';
import { FormatButtons } from './FormatButtons';

/** Saves the hits of an answer as a table that other tools read. */
export function SaveHitsButton({ answer }: { readonly answer: SearchAnswer }) {
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
        save hits
      </button>
      {saved !== null && (
        <Dialog title="Save hits" onClose={() => setSaved(null)}>
          <DialogBody>
            <p>
              {formatCount(saved.hits.length, 'hit')}
              {saved.query !== '' && ` for “${saved.query}”`} as a table for other tools.
            </p>
            <FormatButtons onChoose={(format) => void save(saved, format)} />
            {error !== null && <p role="alert">That did not work: {error}</p>}
          </DialogBody>
          <DialogButtons>
            <Button tone="quiet" focusFirst onClick={() => setSaved(null)}>
              Cancel
            </Button>
          </DialogButtons>
        </Dialog>
      )}
    </>
  );
}
