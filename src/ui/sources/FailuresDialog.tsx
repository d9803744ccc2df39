import { useEffect, useMemo, useState } from 'react';
import { useAnnounce } from '../announcing/AnnounceContext';
import { asError } from '../connection/asError';
import { useEngine } from '../connection/EngineContext';
import { Button } from '../controls/Button';
import { Wait } from '../controls/Wait';
import { Dialog } from '../dialogs/Dialog';
import { DialogButtons, DialogIntroduction } from '../dialogs/DialogParts';
import type { FailedFile, SourceStatus } from '../../protocol/EngineApi';
import { useMessages } from '../messages/LanguageContext';
import { useLaterMessages } from '../messages/useLaterMessages';
import { copyText } from '../passages/copyText';
import { FailureList } from './FailureList';
import { failureSentence } from './failureSentence';
import { failuresAsText, groupFailures } from './groupFailures';
import { shownName } from './shownName';

/** The files of a source that are not in the library, each with its reason. */
export function FailuresDialog(props: { readonly source: SourceStatus; readonly onClose: () => void }) {
  const { id, failed, skipped } = props.source;
  const later = useLaterMessages();
  const { sources: messages, commands } = later;
  const { common } = useMessages();
  const engine = useEngine();
  const announce = useAnnounce();
  const [files, setFiles] = useState<readonly FailedFile[] | null>(null);
  const [error, setError] = useState<string | null>(null);

  useEffect(() => {
    let isCurrent = true;
    engine.listFailures(id).then(
      (listed) => {
        if (isCurrent) setFiles(listed);
      },
      (reason: unknown) => {
        if (isCurrent) setError(asError(reason).message);
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [engine, id, failed, skipped]);

  const told = commands.failures;
  const groups = useMemo(
    () => groupFailures((files ?? []).map((file) => ({ ...file, message: failureSentence(file, messages) }))),
    [files, messages],
  );
  const tell = (work: Promise<void>, closes: boolean) => {
    setError(null);
    work.then(
      () => {
        if (closes) props.onClose();
      },
      (reason: unknown) => setError(asError(reason).message),
    );
  };

  return (
    <Dialog title={messages.failures(shownName(props.source, later))} shape="wide" onClose={props.onClose}>
      <DialogIntroduction>
        <p>{messages.failureCounts(failed, skipped)}</p>
        {error !== null && <p role="alert">{common.didNotWork(error)}</p>}
      </DialogIntroduction>
      {files === null ? <Wait>{messages.looking}</Wait> : <FailureList groups={groups} />}
      <DialogButtons>
        <Button tone="quiet" onClick={() => tell(engine.dismissFailures(id), true)}>
          {messages.dismissAll}
        </Button>
        <Button
          tone="quiet"
          disabled={groups.length === 0}
          onClick={() => void copyText(failuresAsText(groups), told.copied, told.notCopied, announce)}
        >
          {told.copy}
        </Button>
        <Button disabled={!files?.some((file) => file.canRetry)} onClick={() => tell(engine.retryFailures(id), false)}>
          {common.tryAgain}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
