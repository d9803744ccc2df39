import { useEffect, useState } from 'react';
import { useAnnounce } from '../announcing/AnnounceContext';
import { asError } from '../connection/asError';
import { useEngine } from '../connection/EngineContext';
import { Button } from '../controls/Button';
import { Dialog } from '../dialogs/Dialog';
import { DialogButtons, DialogIntroduction } from '../dialogs/DialogParts';
import { formatCount } from '../format/formatCount';
import { copyText } from '../passages/copyText';
import type { FailedFile, SourceStatus } from '../../protocol/EngineApi';
import { FailureList } from './FailureList';

/** The files of a source that are not in the library, each with its reason. */
export function FailuresDialog(props: { readonly source: SourceStatus; readonly onClose: () => void }) {
  const { id, name, failed, skipped } = props.source;
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
    <Dialog title={`Not in the library, from “${name}”`} shape="wide" onClose={props.onClose}>
      <DialogIntroduction>
        <p>
          {formatCount(failed, 'file')} failed and {formatCount(skipped, 'file')} skipped because they are of a kind
          that is not read.
        </p>
        {error !== null && <p role="alert">That did not work: {error}</p>}
      </DialogIntroduction>
      {files === null ? <p role="status">Looking…</p> : <FailureList files={files} />}
      <DialogButtons>
        <Button tone="quiet" onClick={() => tell(engine.dismissFailures(id), true)}>
          Dismiss all
        </Button>
        <Button
          tone="quiet"
          disabled={files === null || files.length === 0}
          onClick={() => void copyText(listAsText(files ?? []), 'List', announce)}
        >
          Copy list
        </Button>
        <Button disabled={!files?.some((file) => file.canRetry)} onClick={() => tell(engine.retryFailures(id), false)}>
          Try again
        </Button>
      </DialogButtons>
    </Dialog>
  );
}

/** One line for each file: path, a tab, and the reason. */
function listAsText(files: readonly FailedFile[]): string {
  return files.map(({ path, message }) => `${path}\t${message}\n`).join('');
}
