import { useVirtualizer } from '@tanstack/react-virtual';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { DocumentView, TextRange } from '../../protocol/EngineApi';
import { STRETCH_LENGTH } from '../../protocol/ReadingApi';
import { useEngine } from '../connection/EngineContext';
import { Button } from '../controls/Button';
import waitStyles from '../controls/controls.module.css';
import { icons } from '../icons';
import type { Layer } from '../format/cutAtRanges';
import { DocumentFailure } from './DocumentFailure';
import { DocumentStretchRow } from './DocumentStretchRow';
import type { Emphasis } from './locateExcerpt';
import { rangesWithin } from './rangesWithin';
import styles from './ReadingScroller.module.css';
import type { ReadingTarget } from './ReadingTarget';
import type { FoundText } from './useFind';
import { useReadingTarget } from './useReadingTarget';
import { useStretches } from './useStretches';
import { useLaterMessages } from '../messages/useLaterMessages';

/** Height of a code unit of text, in pixels, until it is measured: 24 for a line of 75, and what parts paragraphs. */
const HEIGHT_PER_UNIT = 0.4;
/**
 * Stretches that can be scrolled through: more would be higher than browsers lay out (17 million pixels in Firefox). It is
 * a text of 16 million letters; the rest of a longer one is a press away.
 */
const MOST_ROWS = 1000;
const NO_LAYERS: readonly Layer<Emphasis>[] = [];

/** The text of a document, of which only what is in view exists. */
export function ReadingScroller(props: {
  readonly view: DocumentView;
  readonly target: ReadingTarget;
  readonly onTarget: (target: ReadingTarget) => void;
  /** The passage and its best sentence. */
  readonly layers: readonly Layer<Emphasis>[];
  /** What the hits answer; empty for nothing to mark. */
  readonly query: string;
  readonly found: FoundText | null;
  readonly onWikiLink: (target: string) => void;
}) {
  const { view, target } = props;
  const messages = useLaterMessages().reading;
  const engine = useEngine();
  const scroller = useRef<HTMLDivElement>(null);
  const [moved, setMoved] = useState<{ readonly by: ReadingTarget; readonly first: number } | null>(null);
  const count = Math.max(1, Math.ceil(view.length / STRETCH_LENGTH));
  const wanted = Math.floor(target.offset / STRETCH_LENGTH);
  const clamp = (first: number) => Math.max(0, Math.min(count - MOST_ROWS, first));
  const first = moved?.by === target ? moved.first : clamp(wanted < MOST_ROWS ? 0 : wanted - MOST_ROWS / 2);
  const rowCount = Math.min(count - first, MOST_ROWS);

  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: (index) =>
      Math.max(40, Math.min(STRETCH_LENGTH, view.length - (first + index) * STRETCH_LENGTH) * HEIGHT_PER_UNIT),
    getItemKey: (index) => `${view.id} ${first + index}`,
    overscan: 0,
    // The passage is where to begin, not the start of the document.
    initialOffset: () => Math.max(0, wanted - first) * STRETCH_LENGTH * HEIGHT_PER_UNIT,
    // It is told to scroll while React lays out.
    useFlushSync: false,
  });
  const rows = virtualizer.getVirtualItems();
  // The stretch before the target may hold it: a block belongs to the stretch where it begins.
  const inView = useMemo(() => {
    const near = [wanted - 1, wanted].filter((stretch) => stretch >= 0 && stretch < count);
    return [...new Set([...rows.map(({ index }) => first + index), ...near])];
  }, [rows, first, wanted, count]);
  const stretches = useStretches(`${view.id}`, inView, (stretch, signal) =>
    engine.readStretch(view.id, stretch, signal),
  );
  // Typing goes before marking, which may change a thousand places.
  const found = useDeferredValue(props.found);
  const { query } = props;
  const marks = useStretches<readonly TextRange[]>(
    query === '' ? null : `${view.id} ${query}`,
    inView,
    (stretch, signal) => engine.markStretch(view.id, stretch, query, signal),
  );

  useReadingTarget(
    target,
    scroller,
    virtualizer,
    (offset) => {
      const near = [stretches.loaded.get(wanted - 1), stretches.loaded.get(wanted)];
      return near.find((stretch) => stretch && offset >= stretch.start && offset < stretch.end) ?? null;
    },
    (stretch) => (stretch?.stretch ?? wanted) - first,
    `${virtualizer.getTotalSize()} ${rows[0]?.start} ${stretches.loaded.size} ${found?.current?.start}`,
  );

  const layersOf = (stretch: number, { start, end }: TextRange): readonly Layer<Emphasis>[] => {
    const layer = (quality: Emphasis) => (range: TextRange) => ({ quality, range });
    const layers = [
      ...props.layers.filter(({ range }) => range.start < end && range.end > start),
      ...(marks.loaded.get(stretch) ?? []).map(layer('mark')),
      ...rangesWithin(found?.ranges ?? [], start, end).map(layer('found')),
      ...(found?.current ? [layer('current')(found.current)] : []),
    ];
    return layers.length === 0 ? NO_LAYERS : layers;
  };
  const move = (rowsOn: number) => {
    const next = clamp(first + rowsOn);
    const border = (rowsOn < 0 ? first : first + MOST_ROWS - 1) * STRETCH_LENGTH;
    const to: ReadingTarget = { offset: border, kind: 'place' };
    setMoved({ by: to, first: next });
    props.onTarget(to);
  };

  return (
    <div
      ref={scroller}
      className={styles['scroller']}
      tabIndex={0}
      role="region"
      aria-label={messages.text}
      data-focus-first
    >
      {stretches.error !== null && <DocumentFailure error={stretches.error} />}
      {view.warnings.map((warning) => (
        <p key={warning} className={styles['warning']} dir="auto">
          <icons.Alert /> {warning}
        </p>
      ))}
      {first > 0 && (
        <Button onClick={() => move(-MOST_ROWS / 2)}>
          <icons.Up /> {messages.earlier}
        </Button>
      )}
      <div className={styles['extent']} style={{ height: virtualizer.getTotalSize(), paddingTop: rows[0]?.start ?? 0 }}>
        {rows.map((row) => {
          const stretch = stretches.loaded.get(first + row.index);
          return (
            <div
              key={row.key}
              ref={stretch && virtualizer.measureElement}
              data-index={row.index}
              data-stretch={stretch?.stretch}
              className={stretch ? styles['row'] : waitStyles['lines']}
              style={stretch ? undefined : { height: row.size }}
            >
              {stretch && (
                <DocumentStretchRow
                  view={view}
                  stretch={stretch}
                  layers={layersOf(stretch.stretch, stretch)}
                  onWikiLink={props.onWikiLink}
                />
              )}
            </div>
          );
        })}
      </div>
      {first + rowCount < count && (
        <Button onClick={() => move(MOST_ROWS / 2)}>
          <icons.Down /> {messages.later}
        </Button>
      )}
    </div>
  );
}
