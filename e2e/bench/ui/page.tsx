import '../../../src/protocol/trustOwnScripts';
import { createRoot } from 'react-dom/client';
import { quantiseRows } from '../../../src/index/quantiseRows';
import { ClusteredRows } from '../../../src/index/testing/clusteredRows';
import { connectWorker } from '../../../src/protocol/connectWorker';
import type { LibraryMap } from '../../../src/protocol/EngineApi';
import type { MapLayout, MapWorkerApi } from '../../../src/protocol/MapApi';
import '../../../src/ui/tokens.css';
import '../../../src/ui/base.css';
import styles from '../../../src/ui/map/LibraryMapView.module.css';
import { MapCanvas } from '../../../src/ui/map/MapCanvas';
import { ScrolledHits } from './ScrolledHits';
import { MapPoints } from '../../../src/ui/map/MapPoints';

/** How evenly something moved. */
export interface Frames {
  /** From the median of the times between them. */
  readonly perSecond: number;
  /** The 95th percentile of the times between them, in milliseconds. */
  readonly p95: number;
}

/** What one size of map was measured to take. */
export interface MapMeasurement extends Frames {
  readonly renderer: string;
  /** To lay it out, in seconds. */
  readonly seconds: number;
}

const DIMENSIONS = 256;
const FRAMES = 120;
/** Pixels that a fast turn of the wheel moves the list by in each frame. */
const SCROLLED = 160;

const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
const root = createRoot(document.getElementById('root')!);

/** Lays out seeded rows in clusters in the app's worker, shows the map, and drags it for some frames. */
async function measureMap(points: number): Promise<MapMeasurement> {
  const rows = quantiseRows(
    new ClusteredRows({ dimensions: DIMENSIONS, seed: 1, clusters: 40 }).take(points),
    DIMENSIONS,
  );
  const worker = new Worker(new URL('../../../workers/map.worker.ts', import.meta.url), { type: 'module' });
  const { api, terminate } = connectWorker<MapWorkerApi>(worker, 'map');
  const startedAt = performance.now();
  const layout = await api.layOut(rows, () => undefined, new AbortController().signal);
  const seconds = (performance.now() - startedAt) / 1000;
  terminate();
  const map = mapOf(layout);
  show(map);
  for (let frame = 0; frame < 10; frame++) await nextFrame();
  const frames = await drag();
  const renderer = document.querySelector('canvas')?.dataset['renderer'] ?? 'none';
  return { renderer, ...frames, seconds };
}

function mapOf({ positions, topicOf }: MapLayout): LibraryMap {
  const about = { title: '', path: '', source: '', sourceName: '', date: null, language: null };
  const points = positions.length / 2;
  return {
    unit: 'passage',
    encoder: 'Made',
    documents: Array.from({ length: points }, (_, id) => ({ ...about, id })),
    documentOf: Uint32Array.from({ length: points }, (_, point) => point),
    passageOf: new Uint32Array(points),
    positions,
    topics: [],
    topicOf,
    outOfDate: null,
  };
}

function show(map: LibraryMap): void {
  const points = {
    positions: map.positions,
    groupOf: map.topicOf,
    emphasisOf: new Uint8Array(map.topicOf.length),
  };
  const nothing = () => undefined;
  root.render(
    <div className={styles['view']} style={{ position: 'fixed', inset: 0 }}>
      <MapCanvas
        map={map}
        places={new MapPoints(map)}
        points={points}
        labels={[]}
        description=""
        isLasso={false}
        onPoint={nothing}
        onOpen={nothing}
        onArea={nothing}
      />
    </div>,
  );
}

/** Drags to and fro as a person does. */
async function drag(): Promise<Frames> {
  const frame = document.querySelector('[role=application]')!;
  const send = (type: string, step: number) => {
    const about = { pointerId: 1, pointerType: 'mouse', button: 0, bubbles: true };
    const clientX = 600 + 150 * Math.sin(step / 12);
    frame.dispatchEvent(new PointerEvent(type, { ...about, clientX, clientY: 400 + step / 4 }));
  };
  // Pointers of scripts cannot be captured.
  Element.prototype.setPointerCapture = () => undefined;
  send('pointerdown', 0);
  const frames = await moveFor(FRAMES, (step) => send('pointermove', step));
  send('pointerup', FRAMES);
  return frames;
}

/** Scrolls through a list of hits. */
async function measureScroll(count: number): Promise<Frames> {
  root.render(<ScrolledHits count={count} />);
  for (let frame = 0; frame < 30; frame++) await nextFrame();
  const list = document.querySelector('[role=listbox]')!;
  return await moveFor(FRAMES, () => {
    list.scrollTop += SCROLLED;
  });
}

/** Moves something before each of so many frames. */
async function moveFor(frames: number, move: (step: number) => void): Promise<Frames> {
  const times: number[] = [];
  let before = await nextFrame();
  for (let step = 1; step <= frames; step++) {
    move(step);
    const now = await nextFrame();
    times.push(now - before);
    before = now;
  }
  const sorted = times.toSorted((a, b) => a - b);
  return { perSecond: 1000 / sorted[frames / 2]!, p95: sorted[Math.floor(frames * 0.95)]! };
}

Object.assign(window, { measureMap, measureScroll });
