import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useRef } from 'react';
import type { SearchAnswer, SearchHit } from '../../protocol/EngineApi';
import { useSteady } from '../controls/useSteady';
import styles from './HitList.module.css';
import { AnswerSummary } from './AnswerSummary';
import { HitRow } from './HitRow';
import { useScrollAnchor } from './useScrollAnchor';

/** The hits of an answer, best first; only the rows in view exist. */
export const HitList = memo(function HitList(props: {
  readonly id: string;
  readonly answer: SearchAnswer;
  readonly activeIndex: number;
  readonly moves: number;
  readonly openKey: string | null;
  readonly onOpen: (hit: SearchHit) => void;
  /** Called when the end of the hits comes into view. */
  readonly onEnd: () => void;
}) {
  const { answer, activeIndex, moves, onEnd } = props;
  const { hits } = answer;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: hits.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 148,
    getItemKey: (index) => hits[index]?.key ?? index,
    // Every row out of view is laid out at every keystroke.
    overscan: 1,
    paddingStart: 4,
    paddingEnd: 24,
    scrollPaddingStart: 8,
    scrollPaddingEnd: 8,
    // The search box points at the active row, so it has to exist even when scrolled out of view.
    rangeExtractor: (range) => {
      const rows = defaultRangeExtractor(range);
      return activeIndex < 0 || rows.includes(activeIndex) ? rows : [...rows, activeIndex].toSorted((a, b) => a - b);
    },
  });
  // The virtualizer's own way to measure forgets an element when another hit takes it over.
  const onHeight = useSteady((index: number, height: number) => virtualizer.resizeItem(index, height));
  useScrollAnchor(virtualizer, scroller, answer);

  useEffect(() => {
    if (moves > 0 && activeIndex >= 0) virtualizer.scrollToIndex(activeIndex, { align: 'auto' });
    // Only a move of the person scrolls; the index also changes when hits arrive.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [moves, virtualizer]);

  const rows = virtualizer.getVirtualItems();
  const lastRow = virtualizer.range?.endIndex ?? 0;
  useEffect(() => {
    if (hits.length > 0 && lastRow >= hits.length - 1) onEnd();
  }, [lastRow, hits, onEnd]);

  return (
    <>
      <AnswerSummary answer={answer} />
      <div ref={scroller} id={props.id} role="listbox" aria-label="Hits" className={styles['list']}>
        <div role="presentation" className={styles['extent']} style={{ height: virtualizer.getTotalSize() }}>
          {rows.map((row) => {
            const hit = hits[row.index];
            return (
              hit && (
                <HitRow
                  // By place: to fill the elements of the last answer anew is quicker than to make new ones.
                  key={row.index}
                  hit={hit}
                  index={row.index}
                  count={hits.length}
                  offset={row.start}
                  isActive={row.index === activeIndex}
                  isOpen={hit.key === props.openKey}
                  onHeight={onHeight}
                  onOpen={props.onOpen}
                />
              )
            );
          })}
        </div>
      </div>
    </>
  );
});
