import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, startTransition, useEffect, useRef, useState, type ReactNode } from 'react';
import type { SearchHit } from '../../protocol/EngineApi';
import { observeScrolling } from '../lists/observeScrolling';
import { rangeWith } from '../lists/rangeWith';
import { useSteady } from '../controls/useSteady';
import styles from './HitList.module.css';
import { HitRow } from './HitRow';
import type { ListedHit } from './listHits';
import { usePointerReach } from './usePointerReach';
import { useScrollAnchor } from './useScrollAnchor';
import { useLaterMessages } from '../messages/useLaterMessages';

/**
 * Rows that a new list begins with, and how many come with each task after it. To make all of those in view takes up to
 * 32 ms of a processor of 2.8 GHz, which while notes are ingested is more than 50 ms of time.
 */
const FIRST_ROWS = 3;
const MORE_ROWS = 2;

/** The hits of an answer as rows; only those in view exist. */
export const HitList = memo(function HitList(props: {
  readonly id: string;
  readonly rows: readonly ListedHit[];
  /** Whether they are only the nearest. */
  readonly isNothingClose: boolean;
  /** The key of the question that they answer. */
  readonly asked: string;
  readonly activeIndex: number;
  readonly moves: number;
  readonly openKey: string | null;
  /** What stands above the list. */
  readonly summary: ReactNode;
  readonly onOpen: (hit: SearchHit) => void;
  readonly onUnfold: (hit: SearchHit) => void;
  readonly onMenu: (hit: SearchHit, anchor: Element) => void;
  /** Called when the end of the hits comes into view. */
  readonly onEnd: () => void;
  /** Called with the index of the last row that the person is reaching for, by pointer or by scrolling. */
  readonly onReach: (index: number) => void;
}) {
  const { rows: listed, asked, activeIndex, moves, onEnd } = props;
  const messages = useLaterMessages().answer;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: listed.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 148,
    getItemKey: (index) => listed[index]?.hit.key ?? index,
    // Every row out of view is laid out at every keystroke.
    overscan: 1,
    paddingStart: 4,
    // Room to bring the last row above a notice that lies over the list.
    paddingEnd: 140,
    scrollPaddingStart: 8,
    scrollPaddingEnd: 8,
    observeElementOffset: observeScrolling,
    useFlushSync: false,
    rangeExtractor: rangeWith(activeIndex),
  });
  // The virtualizer's own way to measure forgets an element when another hit takes it over.
  const onHeight = useSteady((index: number, height: number) => virtualizer.resizeItem(index, height));
  useScrollAnchor(virtualizer, scroller, listed, asked);
  const onPointerMove = usePointerReach(props.onReach);

  useEffect(() => {
    if (moves > 0 && activeIndex >= 0) virtualizer.scrollToIndex(activeIndex, { align: 'auto' });
    // Only a move of the person scrolls; the index also changes when hits arrive.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [moves, virtualizer]);

  const [mostRows, setMostRows] = useState(FIRST_ROWS);
  const inView = virtualizer.getVirtualItems();
  const isWhole = mostRows >= inView.length;
  const rows = isWhole ? inView : inView.slice(0, mostRows);
  // None are in view before the list knows its own height.
  const hasRows = inView.length > 0;
  useEffect(() => {
    // Rows that scrolling brings into view come at once.
    if (hasRows) startTransition(() => setMostRows(isWhole ? Infinity : mostRows + MORE_ROWS));
  }, [hasRows, isWhole, mostRows]);
  const lastRow = virtualizer.range?.endIndex ?? 0;
  useEffect(() => {
    if (listed.length > 0 && lastRow >= listed.length - 1) onEnd();
  }, [lastRow, listed, onEnd]);

  return (
    <>
      {props.summary}
      <div
        ref={scroller}
        id={props.id}
        role="listbox"
        aria-label={messages.hits}
        aria-busy={!isWhole}
        className={styles['list']}
        data-nothing-close={props.isNothingClose || undefined}
        onPointerMove={onPointerMove}
        onScroll={({ currentTarget: { scrollTop, clientHeight } }) => {
          if (scrollTop > 0) props.onReach(virtualizer.getVirtualItemForOffset(scrollTop + clientHeight)?.index ?? 0);
        }}
      >
        <div role="presentation" className={styles['extent']} style={{ height: virtualizer.getTotalSize() }}>
          {rows.map((row) => {
            const listedHit = listed[row.index];
            return (
              listedHit && (
                <HitRow
                  // By place: to fill the elements of the last answer anew is quicker than to make new ones.
                  key={row.index}
                  {...listedHit}
                  index={row.index}
                  count={listed.length}
                  offset={row.start}
                  isActive={row.index === activeIndex}
                  isOpen={listedHit.hit.key === props.openKey}
                  onHeight={onHeight}
                  onOpen={props.onOpen}
                  onUnfold={props.onUnfold}
                  onMenu={props.onMenu}
                />
              )
            );
          })}
        </div>
      </div>
    </>
  );
});
