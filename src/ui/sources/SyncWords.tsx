import { useAnnounce } from '../announcing/AnnounceContext';
import { asError } from '../connection/asError';
import { useEngine } from '../connection/EngineContext';
import { Button } from '../controls/Button';
import type { SourceStatus, SyncStatus } from '../../protocol/EngineApi';
import { reconnectFolder } from './reconnectFolder';
import styles from './SourceRow.module.css';
import { syncSentence } from './syncSentence';

/** How a folder stands with its files, and what can be done about it. */
export function SyncWords(props: {
  readonly source: SourceStatus;
  readonly sync: SyncStatus;
  readonly onChooseFolders: () => void;
}) {
  const { source, sync } = props;
  const { id, name } = source;
  const engine = useEngine();
  const announce = useAnnounce();
  const tell = (work: Promise<unknown>) => {
    work.catch((reason: unknown) => announce(`That did not work: ${asError(reason).message}`));
  };
  const sentence = syncSentence(sync, source.waiting);

  return (
    <>
      {source.isVault && <span className={styles['counts']}>Obsidian vault</span>}
      {sentence !== null && <span className={styles['counts']}>{sentence}</span>}
      {sync.problem !== null && sync.state !== 'syncing' && (
        <span className={styles['problem']} role="status" dir="auto">
          {sync.problem}
        </span>
      )}
      {sync.state === 'needs permission' && (
        <Button title={`Reconnect ${name}`} onClick={() => tell(reconnectFolder(engine, id))}>
          Reconnect
        </Button>
      )}
      <span className={styles['deeds']}>
        {sync.state === 'connected' && (
          <DeedButton words="Sync now" about={name} onClick={() => tell(engine.syncFolder(id))} />
        )}
        {sync.state === 'syncing' && (
          <DeedButton words="Stop" about={`the sync of ${name}`} onClick={() => tell(engine.stopSync(id))} />
        )}
        <DeedButton words="Folders" about={name} onClick={props.onChooseFolders} />
      </span>
    </>
  );
}

function DeedButton(props: { readonly words: string; readonly about: string; readonly onClick: () => void }) {
  return (
    <button
      type="button"
      className={styles['deed']}
      aria-label={`${props.words}: ${props.about}`}
      onClick={props.onClick}
    >
      {props.words}
    </button>
  );
}
