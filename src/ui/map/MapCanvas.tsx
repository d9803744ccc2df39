import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { LibraryMap } from '../../protocol/EngineApi';
import { isShortcut } from '../commands/isShortcut';
import { useOffers, type Offer } from '../commands/OfferedCommands';
import type { ShortcutId } from '../commands/shortcuts';
import { useSteady } from '../controls/useSteady';
import styles from './LibraryMapView.module.css';
import { makeCanvasRenderer } from './CanvasRenderer';
import { MapLabels } from './MapLabels';
import type { MapPoints } from './MapPoints';
import { MapDrawing } from './MapDrawing';
import type { DrawnPoints } from './PointRenderer';
import { readColours } from './readColours';
import { useMapPointer } from './useMapPointer';
import { cornersOf, fitted, panned, zoomed, type Size, type Viewport } from './Viewport';
import { makeWebglRenderer } from './WebglRenderer';
import { useLaterMessages } from '../messages/useLaterMessages';

/** Pixels that an arrow key moves the map by. */
const STEP = 60;
const ZOOM_STEP = 1.4;

const SIGNS = { in: '+', out: '−', all: '⤢' } as const;

/** A place of the map with words on it. */
export interface MapLabel {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly isQuery: boolean;
}

/** The points of a map to pan, zoom, point at, and draw a line around. */
export function MapCanvas(props: {
  readonly map: LibraryMap;
  readonly places: MapPoints;
  readonly points: DrawnPoints;
  readonly labels: readonly MapLabel[];
  /** What there is to see, in words. */
  readonly description: string;
  readonly isLasso: boolean;
  /** The point under the pointer, and where it is on screen; null when there is none. */
  readonly onPoint: (point: number | null, x: number, y: number) => void;
  readonly onOpen: (point: number) => void;
  /** Points within a line that was drawn, or all that are in view. */
  readonly onArea: (points: readonly number[]) => void;
}) {
  const { places, points, isLasso } = props;
  const messages = useLaterMessages().map;
  const descriptionId = useId();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawing = useRef<MapDrawing | null>(null);
  const pending = useRef(0);
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const [view, setView] = useState<Viewport | null>(null);
  // A canvas that had one kind of context never gets another.
  const [hasWebgl, setHasWebgl] = useState(true);
  const shown = useMemo(() => view ?? fitted(size), [view, size]);
  const latest = useRef({ shown, size });

  const draw = useSteady(() => {
    pending.current ||= requestAnimationFrame(() => {
      pending.current = 0;
      drawing.current?.show(latest.current.shown, latest.current.size, devicePixelRatio);
    });
  });

  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    // An observer tells the first size only after a picture of no size was shown.
    setSize({ width: element.clientWidth, height: element.clientHeight });
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    const element = canvas.current;
    if (element === null || frame.current === null) return undefined;
    const made = hasWebgl ? makeWebglRenderer(element) : makeCanvasRenderer(element);
    if (made === null) {
      setHasWebgl(false);
      return undefined;
    }
    drawing.current = new MapDrawing(element, made);
    element.dataset['renderer'] = made.name;
    const recolour = () => {
      if (frame.current === null) return;
      drawing.current?.setColours(readColours(frame.current));
      draw();
    };
    recolour();
    const onLost = (event: Event) => {
      event.preventDefault();
      setHasWebgl(false);
    };
    element.addEventListener('webglcontextlost', onLost);
    const themes = new MutationObserver(recolour);
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', recolour);
    return () => {
      element.removeEventListener('webglcontextlost', onLost);
      themes.disconnect();
      system.removeEventListener('change', recolour);
      drawing.current?.dispose();
      drawing.current = null;
    };
  }, [hasWebgl, draw]);

  useLayoutEffect(() => {
    drawing.current?.setPoints(points);
    draw();
  }, [points, hasWebgl, draw]);

  useLayoutEffect(() => {
    latest.current = { shown, size };
    draw();
  }, [shown, size, hasWebgl, draw]);

  useEffect(() => () => cancelAnimationFrame(pending.current), []);

  const change = useSteady((next: (view: Viewport) => Viewport) => setView((before) => next(before ?? fitted(size))));
  const zoom = (factor: number) => change((before) => zoomed(before, size, factor, size.width / 2, size.height / 2));
  const pointer = useMapPointer({ ...props, frame, view: shown, size, change });

  const moves: readonly (Offer & readonly [ShortcutId, () => void])[] = [
    ['map.left', () => change((before) => panned(before, STEP, 0))],
    ['map.right', () => change((before) => panned(before, -STEP, 0))],
    ['map.up', () => change((before) => panned(before, 0, STEP))],
    ['map.down', () => change((before) => panned(before, 0, -STEP))],
    ['map.closer', () => zoom(ZOOM_STEP)],
    ['map.farther', () => zoom(1 / ZOOM_STEP)],
    ['map.whole', () => setView(null)],
    ['map.within', () => props.onArea(places.inside(cornersOf(shown, size)))],
  ];
  useOffers(() => moves);

  const onKeyDown = (event: KeyboardEvent) => {
    const move = moves.find(([command]) => isShortcut(event, command));
    // Enter on one of the buttons presses it.
    if (!move || (event.key === 'Enter' && event.target !== event.currentTarget)) return;
    event.preventDefault();
    move[1]();
  };

  return (
    // An application of arrow keys and drags is interactive, whatever the rule takes it for.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={frame}
      className={styles['frame']}
      data-lasso={isLasso || undefined}
      data-over={pointer.isOverPoint || undefined}
      role="application"
      aria-label={messages.map}
      aria-roledescription={messages.role}
      aria-describedby={descriptionId}
      tabIndex={0}
      onKeyDown={onKeyDown}
      {...pointer.handlers}
    >
      <p id={descriptionId} className={styles['hidden']}>
        {props.description}
      </p>
      <canvas key={hasWebgl ? 'webgl' : '2d'} ref={canvas} className={styles['canvas']} aria-hidden="true" />
      <MapLabels labels={props.labels} view={shown} size={size} />
      {pointer.line !== '' && (
        <svg className={styles['lasso']} aria-hidden="true">
          <polygon points={pointer.line} />
        </svg>
      )}
      <div className={styles['zoom']}>
        <button type="button" aria-label={messages.zoomIn} onClick={() => zoom(ZOOM_STEP)}>
          {SIGNS.in}
        </button>
        <button type="button" aria-label={messages.zoomOut} onClick={() => zoom(1 / ZOOM_STEP)}>
          {SIGNS.out}
        </button>
        <button type="button" aria-label={messages.showAll} onClick={() => setView(null)}>
          {SIGNS.all}
        </button>
      </div>
    </div>
  );
}
