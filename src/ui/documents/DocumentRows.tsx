import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { ListedDocument } from '../../protocol/EngineApi';
import optionStyles from '../controls/OptionList.module.css';
import { observeScrolling } from '../lists/observeScrolling';
import { optionId } from '../lists/OptionBox';
import { rangeWith } from '../lists/rangeWith';
import { useLaterMessages } from '../messages/useLaterMessages';
import { DocumentRow } from './DocumentRow';
import styles from './DocumentRows.module.css';

/** Documents as options; only those in view exist. */
export function DocumentRows(props: {
  readonly id: string;
  readonly documents: readonly ListedDocument[];
  readonly chosen: number;
  /** Counts the person's moves: only they scroll the list. */
  readonly moves: number;
  readonly onChoose: (index: number) => void;
}) {
  const { id, documents, chosen, moves } = props;
  const messages = useLaterMessages();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: documents.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 52,
    getItemKey: (index) => documents[index]?.path ?? index,
    overscan: 4,
    paddingStart: 8,
    paddingEnd: 8,
    scrollPaddingStart: 8,
    scrollPaddingEnd: 8,
    observeElementOffset: observeScrolling,
    useFlushSync: false,
    rangeExtractor: rangeWith(chosen < documents.length ? chosen : -1),
  });
  useEffect(() => {
    if (moves > 0) virtualizer.scrollToIndex(chosen, { align: 'auto' });
    // Only a move of the person scrolls; the list also changes by itself.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [moves, virtualizer]);

  return (
    <div
      ref={scroller}
      id={id}
      role="listbox"
      aria-label={messages.sources.files}
      className={styles['list']}
      tabIndex={-1}
    >
      <div role="presentation" className={styles['extent']} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ key, index, start }) => {
          const document = documents[index];
          return (
            document && (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are the box's, which keeps the focus
              <div
                key={key}
                ref={virtualizer.measureElement}
                id={optionId(id, index)}
                role="option"
                tabIndex={-1}
                data-index={index}
                aria-selected={index === chosen}
                aria-disabled={document.document === null || undefined}
                aria-posinset={index + 1}
                aria-setsize={documents.length}
                className={`${optionStyles['option']} ${styles['row']}`}
                style={{ transform: `translateY(${start}px)` }}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => props.onChoose(index)}
              >
                <DocumentRow document={document} messages={messages} />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}
