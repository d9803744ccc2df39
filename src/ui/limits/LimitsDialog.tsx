import { useEffect, useState, type FormEvent } from 'react';
import { DEFAULT_LIMITS, LIMITS_RANGE, type ReadingLimits } from '../../documents/ReadingLimits';
import { asError } from '../connection/asError';
import { useEngine } from '../connection/EngineContext';
import { Button } from '../controls/Button';
import { Dialog } from '../dialogs/Dialog';
import { DialogBody, DialogButtons } from '../dialogs/DialogParts';
import { LimitField } from './LimitField';
import { useMessages } from '../messages/LanguageContext';
import { useLaterMessages } from '../messages/useLaterMessages';

const MEBIBYTE = 1 << 20;

/** Lets the person say how much a file may ask for. */
export function LimitsDialog(props: { readonly onClose: () => void }) {
  const messages = useLaterMessages().limits;
  const { common } = useMessages();
  const engine = useEngine();
  const [limits, setLimits] = useState<ReadingLimits | null>(null);
  const [error, setError] = useState<string | null>(null);

  useEffect(() => {
    engine.limits().then(setLimits, (reason: unknown) => setError(asError(reason).message));
  }, [engine]);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (limits === null) return;
    try {
      await engine.setLimits(limits);
      props.onClose();
    } catch (reason) {
      setError(asError(reason).message);
    }
  };

  const field = (name: keyof ReadingLimits, label: string, unit: number) =>
    limits !== null && (
      <LimitField
        label={label}
        isFirst={name === 'largestFile'}
        value={limits[name] / unit}
        least={LIMITS_RANGE[name][0] / unit}
        most={LIMITS_RANGE[name][1] / unit}
        onChange={(value) => setLimits({ ...limits, [name]: value * unit })}
      />
    );

  return (
    <Dialog title={messages.title} onClose={props.onClose}>
      <form onSubmit={(event) => void save(event)}>
        <DialogBody>
          <p>{messages.about}</p>
          {field('largestFile', messages.largestFile, MEBIBYTE)}
          {field('largestUnpacked', messages.largestUnpacked, MEBIBYTE)}
          {field('seconds', messages.seconds, 1)}
          {error !== null && <p role="alert">{common.didNotWork(error)}</p>}
        </DialogBody>
        <DialogButtons>
          <Button tone="quiet" onClick={() => setLimits(DEFAULT_LIMITS)}>
            {messages.defaults}
          </Button>
          <Button tone="quiet" onClick={props.onClose}>
            {common.cancel}
          </Button>
          <Button tone="primary" type="submit" disabled={limits === null}>
            {messages.save}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
