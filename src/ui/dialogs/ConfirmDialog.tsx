import { useState, type ReactNode } from 'react';
import { asError, isAbort } from '../connection/asError';
import { Button } from '../controls/Button';
import { ProgressBar } from '../controls/ProgressBar';
import type { Progress } from '../../protocol/EngineApi';
import { Dialog } from './Dialog';
import { DialogBody, DialogButtons } from './DialogParts';
import { useMessages } from '../messages/LanguageContext';
import { useLaterMessages } from '../messages/useLaterMessages';

/** Asks before something is lost, then shows how far it has come. */
export function ConfirmDialog(props: {
  readonly title: string;
  readonly children: ReactNode;
  readonly confirmLabel: string;
  readonly cancelLabel?: string;
  readonly onConfirm: (onProgress: (progress: Progress) => void, signal: AbortSignal) => Promise<void>;
  readonly onClose: () => void;
}) {
  const { common } = useMessages();
  const { keep } = useLaterMessages().progress;
  const [running, setRunning] = useState<AbortController | null>(null);
  const [progress, setProgress] = useState<Progress>({ done: 0, total: 0 });
  const [error, setError] = useState<string | null>(null);

  const close = () => {
    running?.abort();
    props.onClose();
  };

  const confirm = async () => {
    const controller = new AbortController();
    setRunning(controller);
    setError(null);
    try {
      await props.onConfirm(setProgress, controller.signal);
      props.onClose();
    } catch (reason) {
      if (isAbort(reason)) return;
      setError(asError(reason).message);
      setRunning(null);
    }
  };

  return (
    <Dialog title={props.title} onClose={close}>
      <DialogBody>
        {props.children}
        {running !== null && <ProgressBar label={props.title} done={progress.done} total={progress.total} />}
        {error !== null && <p role="alert">{common.didNotWork(error)}</p>}
      </DialogBody>
      <DialogButtons>
        <Button tone="quiet" focusFirst onClick={close}>
          {running === null ? (props.cancelLabel ?? keep) : common.stop}
        </Button>
        <Button tone="danger" disabled={running !== null} onClick={() => void confirm()}>
          {props.confirmLabel}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
