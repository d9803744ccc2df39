import { useAnnounce } from '../announcing/AnnounceContext';
import { asError } from '../connection/asError';
import { useEngine } from '../connection/EngineContext';
import { Button } from '../controls/Button';
import type { SourceStatus, SyncStatus } from '../../protocol/EngineApi';
import { reconnectFolder } from './reconnectFolder';
import styles from './SourceRow.module.css';
import { syncSentence } from './syncSentence';
import { useMessages } from '../messages/LanguageContext';
import { useLaterMessages } from '../messages/useLaterMessages';
import { useTold } from '../messages/useTold';

/** How a folder stands with its files, and what can be done about it. */
export function SyncWords(props: {
  readonly source: SourceStatus;
  readonly sync: SyncStatus;
  readonly onChooseFolders: () => void;
}) {
  const { source, sync } = props;
  const { id, name } = source;
  const messages = useMessages();
  const sources = useLaterMessages().sourceList;
  const engine = useEngine();
  const announce = useAnnounce();
  const say = useTold();
  const tell = (work: Promise<unknown>) => {
    work.catch((reason: unknown) => announce(messages.common.didNotWork(asError(reason).message)));
  };
  const sentence = syncSentence(sync, source.waiting, sources, messages.comma);

  return (
    <>
      {source.isVault && <span className={styles['counts']}>{sources.vault}</span>}
      {sentence !== null && <span className={styles['counts']}>{sentence}</span>}
      {sync.problem !== null && sync.state !== 'syncing' && (
        <span className={styles['problem']} role="status" dir="auto">
          {say(sync.problem)}
        </span>
      )}
      {sync.state === 'needs permission' && (
        <Button title={sources.reconnectNamed(name)} onClick={() => tell(reconnectFolder(engine, id))}>
          {sources.reconnect}
        </Button>
      )}
      <span className={styles['deeds']}>
        {sync.state === 'connected' && (
          <DeedButton words={sources.syncNow} about={name} onClick={() => tell(engine.syncFolder(id))} />
        )}
        {sync.state === 'syncing' && (
          <DeedButton
            words={messages.common.stop}
            about={sources.theSyncOf(name)}
            onClick={() => tell(engine.stopSync(id))}
          />
        )}
        <DeedButton words={sources.folders} about={name} onClick={props.onChooseFolders} />
      </span>
    </>
  );
}

function DeedButton(props: { readonly words: string; readonly about: string; readonly onClick: () => void }) {
  const { deed } = useLaterMessages().sourceList;
  return (
    <button
      type="button"
      className={styles['deed']}
      aria-label={deed(props.words, props.about)}
      onClick={props.onClick}
    >
      {props.words}
    </button>
  );
}
