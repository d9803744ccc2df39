import { IconButton } from '../controls/IconButton';
import { formatCount, formatNumber } from '../format/formatCount';
import { icons } from '../icons';
import type { SourceStatus } from '../../protocol/EngineApi';
import styles from './SourceRow.module.css';
import { SyncWords } from './SyncWords';

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
  readonly onRemove: () => void;
  readonly onShowFailures: () => void;
  readonly onChooseFolders: () => void;
}) {
  const { source } = props;
  const Icon = icon[source.kind];
  const troubles = [
    source.failed > 0 ? `${formatNumber(source.failed)} failed` : null,
    source.skipped > 0 ? `${formatNumber(source.skipped)} skipped` : null,
  ].filter((trouble) => trouble !== null);

  return (
    <li className={styles['source']}>
      <span className={styles['icon']}>
        <Icon />
      </span>
      <div className={styles['words']}>
        <span className={styles['name']} dir="auto" title={source.name}>
          {source.name}
        </span>
        <span className={styles['counts']}>
          {formatCount(source.documents, 'document')} · {formatCount(source.passages, 'passage')}
        </span>
        {source.waiting > 0 && <span className={styles['counts']}>{formatCount(source.waiting, 'file')} waiting</span>}
        {source.sync && <SyncWords source={source} sync={source.sync} onChooseFolders={props.onChooseFolders} />}
        {troubles.length > 0 && (
          <button
            type="button"
            className={styles['troubles']}
            data-failed={source.failed > 0 || undefined}
            aria-label={`${troubles.join(', ')} in ${source.name}: show`}
            onClick={props.onShowFailures}
          >
            {troubles.join(', ')}
          </button>
        )}
      </div>
      <IconButton label={`Remove ${source.name}`} onClick={props.onRemove}>
        <icons.Remove />
      </IconButton>
    </li>
  );
}
