import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import styles from './FailureList.module.css';
import { useLaterMessages } from '../messages/useLaterMessages';
import type { FailureGroup } from './groupFailures';

/** Files by the reason why they are not in the library; thousands of them are no trouble. */
export function FailureList({ groups }: { readonly groups: readonly FailureGroup[] }) {
  const { sources, commands } = useLaterMessages();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(
    () => groups.flatMap((group) => [{ group, file: null }, ...group.files.map((file) => ({ group, file }))]),
    [groups],
  );
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLLIElement>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 36,
    overscan: 6,
  });

  return (
    // A scrolled region has to take the focus, so that a keyboard can scroll it.
    <div ref={scroller} className={styles['scroller']} tabIndex={0} role="region" aria-label={sources.files}>
      <ul className={styles['list']} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          const { group, file } = row;
          return (
            <li
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              aria-posinset={item.index + 1}
              aria-setsize={rows.length}
              className={file === null ? styles['reason'] : styles['file']}
              style={{ transform: `translateY(${item.start}px)` }}
              dir="auto"
            >
              {file === null ? (
                <>
                  <b data-state={group.state}>{commands.failures[group.state](group.files.length)}</b> {group.message}
                </>
              ) : (
                <>
                  {file.path}
                  <span className="visually-hidden">{group.message}</span>
                </>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
