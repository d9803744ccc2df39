import { useEffect, useState } from 'react';
import { asError } from '../connection/asError';
import { useEngine } from '../connection/EngineContext';
import { Button } from '../controls/Button';
import { Dialog } from '../dialogs/Dialog';
import { DialogButtons, DialogIntroduction } from '../dialogs/DialogParts';
import type { FoundFolder, SourceStatus } from '../../protocol/EngineApi';
import { FolderChoices } from './FolderChoices';

/** Lets the person choose which folders of a source are read. */
export function FoldersDialog(props: { readonly source: SourceStatus; readonly onClose: () => void }) {
  const { id, name } = props.source;
  const engine = useEngine();
  const [folders, setFolders] = useState<readonly FoundFolder[] | null>(null);
  const [excluded, setExcluded] = useState<ReadonlySet<string>>(new Set());
  const [error, setError] = useState<string | null>(null);

  useEffect(() => {
    let isCurrent = true;
    engine.listFolders(id).then(
      (found) => {
        if (!isCurrent) return;
        setFolders(found);
        setExcluded(new Set(found.filter(({ isExcluded }) => isExcluded).map(({ path }) => path)));
      },
      (reason: unknown) => {
        if (isCurrent) setError(asError(reason).message);
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [engine, id]);

  const save = async () => {
    setError(null);
    try {
      await engine.excludeFolders(id, [...excluded]);
      props.onClose();
    } catch (reason) {
      setError(asError(reason).message);
    }
  };

  return (
    <Dialog title={`Folders of “${name}”`} onClose={props.onClose}>
      <DialogIntroduction>
        <p>
          What is not ticked is left out: it leaves the library and is not read again. The original files are not
          touched.
        </p>
        {props.source.sync?.state === 'one-shot' && <p>What you tick again is read when you add the folder again.</p>}
        {error !== null && <p role="alert">That did not work: {error}</p>}
        {folders === null && error === null && <p role="status">Looking…</p>}
        {folders?.length === 0 && <p>There are no folders in it.</p>}
      </DialogIntroduction>
      {folders !== null && folders.length > 0 && (
        <FolderChoices
          folders={folders}
          excluded={excluded}
          onChange={(path, isRead) =>
            setExcluded((before) => {
              const after = new Set(before);
              if (isRead) after.delete(path);
              else after.add(path);
              return after;
            })
          }
        />
      )}
      <DialogButtons>
        <Button tone="quiet" onClick={props.onClose}>
          Cancel
        </Button>
        <Button tone="primary" disabled={folders === null || folders.length === 0} onClick={() => void save()}>
          Save
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
