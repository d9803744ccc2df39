import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { FailedFile } from '../../protocol/EngineApi';
import styles from './FailureList.module.css';
import { useLaterMessages } from '../messages/useLaterMessages';
import { failureSentence } from './failureSentence';

/** Files and why they are not in the library; thousands of them are no trouble. */
export function FailureList({ files }: { readonly files: readonly FailedFile[] }) {
  const messages = useLaterMessages().sources;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLLIElement>({
    count: files.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 64,
    getItemKey: (index) => files[index]?.id ?? index,
    overscan: 6,
  });

  return (
    // A scrolled region has to take the focus, so that a keyboard can scroll it.
    <div ref={scroller} className={styles['scroller']} tabIndex={0} role="region" aria-label={messages.files}>
      <ul className={styles['list']} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((row) => {
          const file = files[row.index];
          return (
            file && (
              <li
                key={row.key}
                ref={virtualizer.measureElement}
                data-index={row.index}
                aria-posinset={row.index + 1}
                aria-setsize={files.length}
                className={styles['file']}
                style={{ transform: `translateY(${row.start}px)` }}
              >
                <span className={styles['path']} dir="auto">
                  {file.path}
                </span>
                <span className={styles['reason']} dir="auto">
                  <b data-state={file.state}>{file.state === 'failed' ? messages.failed : messages.skipped}</b>{' '}
                  {failureSentence(file, messages)}
                </span>
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
