import { useEffect, useState } from 'react';
import type { MainEncoderStatus, ModelOffer } from '../../protocol/EngineApi';
import { chooseFiles } from '../adding/chooseFiles';
import { asError } from '../connection/asError';
import { useEngine } from '../connection/EngineContext';
import { Button } from '../controls/Button';
import { Dialog } from '../dialogs/Dialog';
import { DialogBody, DialogButtons } from '../dialogs/DialogParts';
import styles from './EncoderDialog.module.css';
import { LoadProgress } from './LoadProgress';
import { MainEncoderTroubles } from './MainEncoderTroubles';
import { ModelRow } from './ModelRow';
import { useModelLoad } from './useModelLoad';

/** Chooses the main encoder, and gets or removes the files of models. */
export function EncoderDialog(props: { readonly main: MainEncoderStatus | null; readonly onClose: () => void }) {
  const { main } = props;
  const engine = useEngine();
  const [offers, setOffers] = useState<readonly ModelOffer[] | null>(null);
  const [error, setError] = useState<string | null>(null);
  const load = useModelLoad();

  const list = () => {
    engine.listModels().then(setOffers, (reason: unknown) => setError(asError(reason).message));
  };
  useEffect(list, [engine]);

  const attempt = async (work: () => Promise<unknown>) => {
    setError(null);
    try {
      await work();
      list();
    } catch (reason) {
      setError(asError(reason).message);
    }
  };

  const pick = async () => {
    const files = await chooseFiles({ folder: true });
    if (files.length === 0) return;
    const picked = files.map((file) => ({ path: file.webkitRelativePath || file.name, content: file }));
    await load.run('Copying the model', async (onProgress, signal) => {
      await engine.installModel(picked, onProgress, signal);
      list();
    });
  };

  return (
    <Dialog title="Encoders" shape="wide" onClose={props.onClose}>
      <DialogBody>
        <p>
          The starter answers while you type. A main encoder reads more closely: it works through your library in the
          background and then refines each answer a moment later. All of them run on this device.
        </p>
        {main !== null && <MainEncoderTroubles main={main} />}
        {offers === null && error === null && <p>Looking for models…</p>}
        <ul className={styles['models']} aria-label="Models">
          {offers?.map((offer) => (
            <ModelRow
              key={offer.id}
              offer={offer}
              main={main}
              isBusy={load.current !== null}
              onUse={(choice) => void attempt(() => engine.chooseModel(choice))}
              onRemove={() => void attempt(() => engine.removeModel(offer.id))}
              onDownload={(dtype) =>
                void load.run(`Downloading ${offer.name}`, async (onProgress, signal) => {
                  await engine.downloadModel(offer.id, dtype, onProgress, signal);
                  list();
                })
              }
            />
          ))}
        </ul>
        {load.current !== null && <LoadProgress load={load.current} onStop={load.stop} />}
        {(error ?? load.error) !== null && <p role="alert">That did not work: {error ?? load.error}</p>}
      </DialogBody>
      <DialogButtons>
        <Button tone="quiet" disabled={load.current !== null} onClick={() => void pick()}>
          Pick a model folder
        </Button>
        <Button tone="quiet" disabled={main === null} onClick={() => void attempt(() => engine.chooseModel(null))}>
          Use only the starter
        </Button>
        <Button focusFirst onClick={props.onClose}>
          Done
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
