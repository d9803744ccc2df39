import { useEffect, useState } from 'react';
import { asError } from '../connection/asError';
import { useEngine } from '../connection/EngineContext';
import { Button } from '../controls/Button';
import { Wait } from '../controls/Wait';
import { Dialog } from '../dialogs/Dialog';
import { DialogButtons, DialogIntroduction } from '../dialogs/DialogParts';
import type { FoundFolder, SourceStatus } from '../../protocol/EngineApi';
import { FolderChoices } from './FolderChoices';
import { useMessages } from '../messages/LanguageContext';
import { useLaterMessages } from '../messages/useLaterMessages';

/** Lets the person choose which folders of a source are read. */
export function FoldersDialog(props: { readonly source: SourceStatus; readonly onClose: () => void }) {
  const { id, name } = props.source;
  const messages = useLaterMessages().sources;
  const { common } = useMessages();
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
    <Dialog title={messages.foldersOf(name)} onClose={props.onClose}>
      <DialogIntroduction>
        <p>{messages.foldersAbout}</p>
        {props.source.sync?.state === 'one-shot' && <p>{messages.tickedAgain}</p>}
        {error !== null && <p role="alert">{common.didNotWork(error)}</p>}
        {folders === null && error === null && <Wait>{messages.looking}</Wait>}
        {folders?.length === 0 && <p>{messages.noFolders}</p>}
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
          {common.cancel}
        </Button>
        <Button tone="primary" disabled={folders === null || folders.length === 0} onClick={() => void save()}>
          {messages.save}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
