import { IconButton } from '../controls/IconButton';
import { icons } from '../icons';
import type { SourceStatus } from '../../protocol/EngineApi';
import styles from './SourceRow.module.css';
import { SyncWords } from './SyncWords';
import { useMessages } from '../messages/LanguageContext';
import { useLaterMessages } from '../messages/useLaterMessages';
import { shownName } from './shownName';

const icon = {
  folder: icons.Folder,
  files: icons.Files,
  paste: icons.Paste,
  sample: icons.Sample,
  pack: icons.Sample,
} as const;

/** One source: its name, what came of it, and what can be done with it. */
export function SourceRow(props: {
  readonly source: SourceStatus;
  readonly onShow: (about: 'documents' | 'failures' | 'folders' | 'remove') => void;
}) {
  const { source } = props;
  const { common, comma } = useMessages();
  const messages = useLaterMessages();
  const sources = messages.sourceList;
  const name = shownName(source, messages);
  const counts = `${common.documents(source.documents)} · ${common.passages(source.passages)}`;
  const Icon = icon[source.kind];
  const troubles = [
    source.failed > 0 ? sources.failed(source.failed) : null,
    source.skipped > 0 ? sources.skipped(source.skipped) : null,
  ].filter((trouble) => trouble !== null);

  return (
    <li className={styles['source']}>
      <span className={styles['icon']}>
        <Icon />
      </span>
      <div className={styles['words']}>
        <span className={styles['name']} dir="auto" title={name}>
          {name}
        </span>
        <button
          type="button"
          className={styles['deed']}
          aria-label={sources.deed(counts, name)}
          onClick={() => props.onShow('documents')}
        >
          {counts}
        </button>
        {source.waiting > 0 && <span className={styles['counts']}>{sources.waiting(source.waiting)}</span>}
        {source.sync && (
          <SyncWords source={source} sync={source.sync} onChooseFolders={() => props.onShow('folders')} />
        )}
        {troubles.length > 0 && (
          <button
            type="button"
            className={styles['troubles']}
            data-failed={source.failed > 0 || undefined}
            aria-label={sources.showTroubles(troubles.join(comma), name)}
            onClick={() => props.onShow('failures')}
          >
            {troubles.join(comma)}
          </button>
        )}
      </div>
      <IconButton label={sources.remove(name)} onClick={() => props.onShow('remove')}>
        <icons.Remove />
      </IconButton>
    </li>
  );
}
