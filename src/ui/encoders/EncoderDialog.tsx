import { useEffect, useState } from 'react';
import type { MainEncoderStatus, ModelOffer } from '../../protocol/EngineApi';
import { chooseFiles } from '../adding/chooseFiles';
import { asError } from '../connection/asError';
import { useEngine } from '../connection/EngineContext';
import { Button } from '../controls/Button';
import { Wait } from '../controls/Wait';
import { Dialog } from '../dialogs/Dialog';
import { DialogBody, DialogButtons } from '../dialogs/DialogParts';
import styles from './EncoderDialog.module.css';
import { LoadProgress } from './LoadProgress';
import { MainEncoderTroubles } from './MainEncoderTroubles';
import { ModelRow } from './ModelRow';
import { useModelLoad } from './useModelLoad';
import { useMessages } from '../messages/LanguageContext';
import { useLaterMessages } from '../messages/useLaterMessages';

/** Chooses the main encoder, and gets or removes the files of models. */
export function EncoderDialog(props: { readonly main: MainEncoderStatus | null; readonly onClose: () => void }) {
  const { main } = props;
  const messages = useLaterMessages().models;
  const { common } = useMessages();
  const engine = useEngine();
  const [offers, setOffers] = useState<readonly ModelOffer[] | null>(null);
  const [error, setError] = useState<string | null>(null);
  const load = useModelLoad();
  const trouble = error ?? load.error;

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
    await load.run(messages.copying, async (onProgress, signal) => {
      await engine.installModel(picked, onProgress, signal);
      list();
    });
  };

  return (
    <Dialog title={messages.title} shape="wide" onClose={props.onClose}>
      <DialogBody>
        <p>{messages.about}</p>
        {main !== null && <MainEncoderTroubles main={main} />}
        {offers === null && error === null && <Wait>{messages.looking}</Wait>}
        <ul className={styles['models']} aria-label={messages.models}>
          {offers?.map((offer) => (
            <ModelRow
              key={offer.id}
              offer={offer}
              main={main}
              isBusy={load.current !== null}
              onUse={(choice) => void attempt(() => engine.chooseModel(choice))}
              onRemove={() => void attempt(() => engine.removeModel(offer.id))}
              onDownload={(dtype) =>
                void load.run(messages.downloading(offer.name), async (onProgress, signal) => {
                  await engine.downloadModel(offer.id, dtype, onProgress, signal);
                  list();
                })
              }
            />
          ))}
        </ul>
        {load.current !== null && <LoadProgress load={load.current} onStop={load.stop} />}
        {trouble !== null && <p role="alert">{common.didNotWork(trouble)}</p>}
      </DialogBody>
      <DialogButtons>
        <Button tone="quiet" disabled={load.current !== null} onClick={() => void pick()}>
          {messages.pick}
        </Button>
        <Button tone="quiet" disabled={main === null} onClick={() => void attempt(() => engine.chooseModel(null))}>
          {messages.onlyStarter}
        </Button>
        <Button focusFirst onClick={props.onClose}>
          {common.done}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
