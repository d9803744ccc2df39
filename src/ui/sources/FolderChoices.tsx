import type { FoundFolder } from '../../protocol/EngineApi';
import styles from './FolderChoices.module.css';
import { useLaterMessages } from '../messages/useLaterMessages';

/** One checkbox for each folder, nested ones indented; ticked ones are read. */
export function FolderChoices(props: {
  readonly folders: readonly FoundFolder[];
  /** Paths of the folders that are left out. */
  readonly excluded: ReadonlySet<string>;
  readonly onChange: (path: string, isRead: boolean) => void;
}) {
  const { folders, excluded } = props;
  const messages = useLaterMessages().sources;
  const isInside = (path: string) => [...excluded].some((other) => path.startsWith(`${other}/`));
  return (
    // A scrolled region has to take the focus, so that a keyboard can scroll it.
    <div className={styles['scroller']} tabIndex={0} role="region" aria-label={messages.folders}>
      <ul className={styles['list']}>
        {folders.map(({ path, files, isExcluded }) => (
          <li key={path} style={{ paddingInlineStart: `${path.split('/').length - 1}rem` }}>
            <label className={styles['folder']}>
              <input
                type="checkbox"
                checked={!excluded.has(path) && !isInside(path)}
                disabled={isInside(path)}
                onChange={(event) => props.onChange(path, event.target.checked)}
              />
              <span className={styles['name']} dir="auto" title={path}>
                {path.slice(path.lastIndexOf('/') + 1)}
              </span>
              <span className={styles['count']}>{isExcluded ? messages.leftOut : messages.fileCount(files)}</span>
            </label>
          </li>
        ))}
      </ul>
    </div>
  );
}
