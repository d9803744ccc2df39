import { useEffect, useState } from 'react';
import { useAnnounce } from '../announcing/AnnounceContext';
import { asError } from '../connection/asError';
import { useEngine } from '../connection/EngineContext';
import { Button } from '../controls/Button';
import { Dialog } from '../dialogs/Dialog';
import { DialogButtons, DialogIntroduction } from '../dialogs/DialogParts';
import { copyText } from '../passages/copyText';
import type { FailedFile, SourceStatus } from '../../protocol/EngineApi';
import { FailureList } from './FailureList';
import { useMessages } from '../messages/LanguageContext';
import { useLaterMessages } from '../messages/useLaterMessages';
import { shownName } from './shownName';

/** The files of a source that are not in the library, each with its reason. */
export function FailuresDialog(props: { readonly source: SourceStatus; readonly onClose: () => void }) {
  const { id, failed, skipped } = props.source;
  const messages = useLaterMessages().sources;
  const first = useMessages();
  const { common } = first;
  const engine = useEngine();
  const announce = useAnnounce();
  const [files, setFiles] = useState<readonly FailedFile[] | null>(null);
  const [error, setError] = useState<string | null>(null);

  useEffect(() => {
    let isCurrent = true;
    engine.listFailures(id).then(
      (listed) => {
        // Failed files first: they deserve a look.
        if (isCurrent) setFiles(listed.toSorted((a, b) => Number(b.state === 'failed') - Number(a.state === 'failed')));
      },
      (reason: unknown) => {
        if (isCurrent) setError(asError(reason).message);
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [engine, id, failed, skipped]);

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
    <Dialog title={messages.failures(shownName(props.source, first))} shape="wide" onClose={props.onClose}>
      <DialogIntroduction>
        <p>{messages.failureCounts(failed, skipped)}</p>
        {error !== null && <p role="alert">{common.didNotWork(error)}</p>}
      </DialogIntroduction>
      {files === null ? <p role="status">{messages.looking}</p> : <FailureList files={files} />}
      <DialogButtons>
        <Button tone="quiet" onClick={() => tell(engine.dismissFailures(id), true)}>
          {messages.dismissAll}
        </Button>
        <Button
          tone="quiet"
          disabled={files === null || files.length === 0}
          onClick={() => void copyText(listAsText(files ?? []), messages.listCopied, messages.listNotCopied, announce)}
        >
          {messages.copyList}
        </Button>
        <Button disabled={!files?.some((file) => file.canRetry)} onClick={() => tell(engine.retryFailures(id), false)}>
          {common.tryAgain}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}

/** One line for each file: path, a tab, and the reason. */
function listAsText(files: readonly FailedFile[]): string {
  return files.map(({ path, message }) => `${path}\t${message}\n`).join('');
}
