import { memo, useEffect, useEffectEvent, useLayoutEffect, useRef, type MouseEvent } from 'react';
import type { SearchHit } from '../../protocol/EngineApi';
import { icons } from '../icons';
import { HitCopies } from './HitCopies';
import styles from './HitRow.module.css';
import { hitRowId } from './hitRowId';
import type { ListedHit } from './listHits';
import { MarkedExcerpt } from './MarkedExcerpt';
import { StrengthMeter } from './StrengthMeter';
import { useMessages } from '../messages/LanguageContext';
import { useLaterMessages } from '../messages/useLaterMessages';

/** One hit in the list. Its elements outlive the hit: the next answer's hit at the same place takes them over. */
export const HitRow = memo(function HitRow(props: {
  readonly hit: SearchHit;
  readonly isUnder: ListedHit['isUnder'];
  readonly others: ListedHit['others'];
  readonly isUnfolded: ListedHit['isUnfolded'];
  readonly index: number;
  readonly count: number;
  readonly offset: number;
  readonly isActive: boolean;
  readonly isOpen: boolean;
  /** Takes the row's height in CSS pixels, at once and whenever it changes. */
  readonly onHeight: (index: number, height: number) => void;
  readonly onOpen: (hit: SearchHit) => void;
  readonly onUnfold: (hit: SearchHit) => void;
  readonly onMenu: (hit: SearchHit, anchor: Element) => void;
}) {
  const { hit, isUnder, others, isUnfolded, index, onHeight } = props;
  const messages = useLaterMessages().answer;
  const { formats } = useMessages();
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
  const instead = (event: MouseEvent, action: () => void) => {
    event.stopPropagation();
    action();
  };
  const headings = hit.headings.length > 0 && (
    <div className={styles['headings']} dir="auto">
      {hit.headings.join(' › ')}
    </div>
  );
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
      data-under={isUnder || undefined}
      className={styles['row']}
      style={{ transform: `translateY(${props.offset}px)` }}
      // The search box keeps the focus, so that typing and arrows go on.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => props.onOpen(hit)}
    >
      <div className={styles['card']}>
        <div className={styles['top']}>
          {isUnder ? (
            <span className={styles['heading']}>{headings || (hit.page !== null && messages.pageAlone(hit.page))}</span>
          ) : (
            <span className={styles['title']} data-title dir="auto">
              {hit.title}
            </span>
          )}
          {/* For the mouse and for fingers; an option can hold no button. Shift and Enter open the same menu. */}
          <span
            className={styles['more']}
            title={messages.menu}
            aria-hidden="true"
            data-menu
            onClick={(event) => instead(event, () => props.onMenu(hit, event.currentTarget))}
          >
            <icons.More />
          </span>
          {hit.why !== null && <StrengthMeter strength={hit.strength} />}
        </div>
        {!isUnder && (
          <div className={styles['where']}>
            <span className={styles['path']} data-path dir="auto" title={`${hit.sourceName}: ${hit.path}`}>
              {hit.path}
            </span>
            {hit.page !== null && <span className={styles['fact']}>{messages.page(hit.page)}</span>}
            {hit.date !== null && <span className={styles['fact']}>{formats.date(hit.date)}</span>}
            {hit.why !== null && (
              <span className={`${styles['fact']} ${styles['reason']}`} title={messages.reasons[hit.why].sentence}>
                {messages.reasons[hit.why].short}
              </span>
            )}
          </div>
        )}
        {!isUnder && headings}
        <MarkedExcerpt excerpt={hit.excerpt} />
        <HitCopies copies={hit.copies} />
        {others > 0 && (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the right arrow key does the same
          <span
            className={styles['others']}
            title={isUnfolded ? messages.fold : messages.unfold}
            onClick={(event) => instead(event, () => props.onUnfold(hit))}
          >
            {isUnfolded ? <icons.Up /> : <icons.Down />}
            {messages.morePassages(others)}
          </span>
        )}
      </div>
    </div>
  );
});
