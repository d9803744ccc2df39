import { memo, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import type { SearchHit } from '../../protocol/EngineApi';
import { formatDate } from '../format/formatDate';
import styles from './HitRow.module.css';
import { hitRowId } from './hitRowId';
import { MarkedExcerpt } from './MarkedExcerpt';
import { StrengthMeter } from './StrengthMeter';

/** One hit in the list. Its elements outlive the hit: the next answer's hit at the same place takes them over. */
export const HitRow = memo(function HitRow(props: {
  readonly hit: SearchHit;
  readonly index: number;
  readonly count: number;
  readonly offset: number;
  readonly isActive: boolean;
  readonly isOpen: boolean;
  /** Takes the row's height in CSS pixels, at once and whenever it changes. */
  readonly onHeight: (index: number, height: number) => void;
  readonly onOpen: (hit: SearchHit) => void;
}) {
  const { hit, index, onHeight } = props;
  const row = useRef<HTMLDivElement>(null);
  const tellHeight = useEffectEvent(() => {
    if (row.current !== null) onHeight(index, row.current.offsetHeight);
  });
  useLayoutEffect(() => tellHeight(), [hit]);
  useEffect(() => {
    if (row.current === null) return undefined;
    const observer = new ResizeObserver(() => tellHeight());
    observer.observe(row.current);
    return () => observer.disconnect();
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are the search box's, which keeps the focus
    <div
      ref={row}
      id={hitRowId(hit)}
      role="option"
      tabIndex={-1}
      aria-selected={props.isActive}
      aria-posinset={props.index + 1}
      aria-setsize={props.count}
      data-index={props.index}
      data-open={props.isOpen || undefined}
      className={styles['row']}
      style={{ transform: `translateY(${props.offset}px)` }}
      // The search box keeps the focus, so that typing and arrows go on.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => props.onOpen(hit)}
    >
      <div className={styles['card']}>
        <div className={styles['top']}>
          <span className={styles['title']} data-title dir="auto">
            {hit.title}
          </span>
          <StrengthMeter strength={hit.strength} />
        </div>
        <div className={styles['where']}>
          <span className={styles['path']} data-path dir="auto" title={`${hit.sourceName}: ${hit.path}`}>
            {hit.path}
          </span>
          {hit.page !== null && <span className={styles['page']}>page {hit.page}</span>}
          {hit.date !== null && <span className={styles['date']}>{formatDate(hit.date)}</span>}
        </div>
        {hit.headings.length > 0 && (
          <div className={styles['headings']} dir="auto">
            {hit.headings.join(' › ')}
          </div>
        )}
        <MarkedExcerpt excerpt={hit.excerpt} />
      </div>
    </div>
  );
});
