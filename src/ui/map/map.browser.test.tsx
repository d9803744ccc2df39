import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { FakeDocument } from '../testing/FakeDocument';
import { FakeEngine } from '../testing/FakeEngine';
import { fakeMap } from '../testing/fakeMap';
import { renderPage } from '../testing/renderPage';
import { countByTime } from './countDocuments';
import { mapGroups } from './mapGroups';
import { enLater } from '../messages/enLater';
import { MapPoints } from './MapPoints';
import { fitted, toMap, toScreen, zoomed } from './Viewport';

const notes = Array.from(
  { length: 8 },
  (_, i) =>
    new FakeDocument(i + 1, `Note ${i}`, `${i < 3 ? 'Food' : 'Work'}/${i}.md`, [`Bread, part ${i}.`, `Trains, ${i}.`]),
);
const box = page.getByRole('combobox', { name: 'Search your notes' });
const map = page.getByRole('application', { name: 'Map' });
const hits = page.getByRole('option');
const mapButton = page.getByRole('button', { name: 'Map of your library' });
const bread = page.getByRole('button', { name: /^bread · flour/ });

let engine: FakeEngine;
let takeAway: () => void;

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(1280, 800);
  engine = new FakeEngine();
  engine.fill(notes);
  engine.map = fakeMap(notes);
  takeAway = renderPage(engine);
});

afterEach(() => takeAway());

/** Where a point of the map is in the window. */
function placeOf(point: number): { readonly x: number; readonly y: number } {
  const frame = map.element().getBoundingClientRect();
  const { positions } = engine.map!;
  const [x, y] = toScreen(fitted(frame), frame, positions[2 * point]!, positions[2 * point + 1]!);
  return { x: frame.left + x, y: frame.top + y };
}

function pointer(
  type: string,
  { x, y }: { readonly x: number; readonly y: number },
  more: PointerEventInit = {},
): void {
  const about = { clientX: x, clientY: y, pointerId: 1, pointerType: 'mouse', bubbles: true, button: 0, ...more };
  map.element().dispatchEvent(new PointerEvent(type, about));
}

async function openMap(): Promise<void> {
  await userEvent.click(mapButton);
  await expect.element(map).toBeVisible();
  // Pointers of tests cannot be captured.
  (map.element() as HTMLElement).setPointerCapture = () => undefined;
}

describe('the map', () => {
  it('names its topics with counts, and each opens its passages', async () => {
    await openMap();
    await expect.element(bread).toHaveTextContent('8 passages');
    await userEvent.click(bread);
    await expect.element(bread).toHaveAttribute('aria-pressed', 'true');
    await expect.poll(() => engine.among?.documents.length).toBe(8);
    expect([...engine.among!.documents]).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
    await userEvent.click(page.getByRole('button', { name: /Search everywhere again/ }));
    await expect.element(hits.first()).not.toBeInTheDocument();
  });

  it('draws the hits of a query, and tells how many', async () => {
    await openMap();
    await userEvent.fill(box, 'trains');
    await expect.element(map).toHaveAccessibleDescription(expect.stringContaining('8 hits of the query'));
    await expect.element(page.getByText('✦ your query')).toBeVisible();
    await userEvent.fill(box, '');
    await expect.element(page.getByText('✦ your query')).not.toBeInTheDocument();
  });

  it('shows the passage under the pointer, and opens it by a click', async () => {
    await openMap();
    pointer('pointermove', placeOf(3));
    await expect.element(page.getByText('Trains, 1.')).toBeVisible();
    pointer('pointerdown', placeOf(3));
    pointer('pointerup', placeOf(3));
    await expect.element(page.getByRole('complementary', { name: 'Document' })).toHaveTextContent('Note 1');
  });

  it('confines the search to what a line is drawn around', async () => {
    await openMap();
    await userEvent.click(page.getByRole('button', { name: 'Select an area' }));
    const [first, second] = [placeOf(0), placeOf(2)];
    pointer('pointerdown', { x: first.x - 15, y: first.y - 15 });
    for (const [x, y] of [
      [first.x + 15, first.y - 15],
      [second.x + 15, second.y + 15],
      [second.x - 15, second.y + 15],
    ] as const) {
      pointer('pointermove', { x, y });
    }
    pointer('pointerup', { x: second.x - 15, y: second.y + 15 });
    await expect.element(page.getByRole('button', { name: /Selected area · 2/ })).toBeVisible();
    await expect.poll(() => engine.among && [...engine.among.documents]).toEqual([1, 2]);
    expect([...engine.among!.passages!]).toEqual([0, 0]);
  });

  it('moves and zooms by keys and back to the whole', async () => {
    await openMap();
    const name = map.getByText('bread · flour');
    const topic = engine.map!.topics.find(({ words }) => words[0] === 'bread')!;
    // Of the frame as it is now: it may still find its size.
    const pixelsFromPlaceInWhole = () => {
      const frame = map.element().getBoundingClientRect();
      const label = name.element().getBoundingClientRect();
      const [x] = toScreen(fitted(frame), frame, topic.x, topic.y);
      return Math.round(label.x + label.width / 2 - frame.x - x);
    };
    await expect.poll(pixelsFromPlaceInWhole).toBe(0);
    (map.element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowLeft}');
    await expect.poll(pixelsFromPlaceInWhole).toBe(60);
    await userEvent.keyboard('0');
    await expect.poll(pixelsFromPlaceInWhole).toBe(0);
  });

  it('can be cancelled while it is drawn, and drawn then', async () => {
    let finish = (): void => undefined;
    engine.drawing = (onProgress, signal) =>
      new Promise((resolve, reject) => {
        onProgress({ stage: 'laying out', share: 0.4 });
        finish = resolve;
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      });
    await userEvent.click(mapButton);
    await expect.element(page.getByRole('progressbar', { name: 'Drawing the map…' })).toHaveAttribute('value', '40');
    await userEvent.click(page.getByRole('button', { name: 'Cancel' }));
    await expect.element(page.getByText('The map was not drawn.')).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Draw the map' }));
    await expect.poll(() => engine.mapsOpened).toEqual([false, true]);
    finish();
    await expect.element(map).toBeVisible();
  });

  it('says when it is out of date, why it failed, and when there is nothing to draw', async () => {
    engine.map = fakeMap(notes, { outOfDate: { reason: 'library-changed' } });
    await openMap();
    await expect.element(page.getByText('The library has changed much since')).toBeVisible();
    engine.drawing = () => Promise.reject(new Error('The disk is full.'));
    await userEvent.click(page.getByRole('button', { name: 'Draw again' }));
    await expect.element(page.getByRole('alert')).toHaveTextContent('The disk is full.');
    engine.map = null;
    engine.drawing = () => Promise.resolve();
    engine.tell({ documents: 0, passages: 0, searchable: 0 });
    await expect.element(page.getByText('There is nothing to draw yet')).toBeVisible();
    await expect.element(map).not.toBeInTheDocument();
  });

  it('is of a library of one passage, too', async () => {
    engine.map = fakeMap([new FakeDocument(1, 'Alone', 'alone.md', ['Only this.'])]);
    await openMap();
    await expect.element(page.getByRole('table', { name: 'Documents by language' })).toHaveTextContent('English');
  });

  it('closes, and gives the search the whole library back', async () => {
    await openMap();
    await userEvent.click(bread);
    await expect.poll(() => engine.among).toBeDefined();
    await userEvent.click(mapButton);
    await expect.element(map).not.toBeInTheDocument();
    await userEvent.fill(box, 'bread');
    await expect.poll(() => engine.searches.at(-1)).toBe('bread');
    expect(engine.among).toBeUndefined();
  });
});

describe('points of a map', () => {
  const points = new MapPoints(fakeMap(notes));

  it('are found by what they stand for', () => {
    expect(points.pointOf(3, 1)).toBe(5);
    expect(points.pointOf(3, 2)).toBeNull();
    expect(points.pointOf(99, 0)).toBeNull();
    expect(new MapPoints(fakeMap(notes, { unit: 'document' })).pointOf(3, 7)).toBe(4);
  });

  it('are found by where they are', () => {
    expect(points.nearest(-0.88, 0.9, 0.1)).toBe(0);
    expect(points.nearest(0, 0, 0.1)).toBeNull();
    // A line that leaves a notch out.
    const line = [
      [-1, 1],
      [1, 1],
      [1, -1],
      [0, 0.8],
      [-1, -1],
    ] as const;
    expect(points.inside(line)).toEqual(expect.arrayContaining([0, 1, 2, 3]));
    expect(points.inside(line.slice(0, 2))).toEqual([]);
  });
});

it('what is under the pointer stays there while one zooms', () => {
  const size = { width: 600, height: 400 };
  const closer = zoomed(fitted(size), size, 3, 450, 120);
  const [x, y] = toMap(fitted(size), size, 450, 120);
  expect(toScreen(closer, size, x, y)).toEqual([expect.closeTo(450, 6), expect.closeTo(120, 6)]);
});

it('groups beyond the looks there are become others', () => {
  const many = Array.from({ length: 40 }, (_, i) => new FakeDocument(i + 1, `${i}`, `folder ${i}/a.md`, ['text']));
  const { groups, groupOf } = mapGroups(fakeMap(many), 'folder', enLater.map);
  expect(groups).toHaveLength(24);
  expect(groups.at(-1)).toMatchObject({ name: 'Others', points: expect.objectContaining({ length: 17 }) });
  expect(groupOf[groups[3]!.points[0]!]).toBe(3);
});

it('documents are counted by month, or by year where these are many, with gaps and without dates', () => {
  const dated = (dates: readonly (string | null)[]) =>
    dates.map((date, id) => ({ id, title: '', path: '', source: '', sourceName: '', date, language: null }));
  expect(countByTime(dated(['2024-11-03', '2025-01-31', '2025-01-02', null]), enLater.map)).toEqual([
    { name: '2024-11', documents: 1 },
    { name: '2024-12', documents: 0 },
    { name: '2025-01', documents: 2 },
    { name: 'No date', documents: 1 },
  ]);
  expect(countByTime(dated(['2020-01-01', '2022-01-01']), enLater.map)).toEqual([
    { name: '2020', documents: 1 },
    { name: '2021', documents: 0 },
    { name: '2022', documents: 1 },
  ]);
  expect(countByTime([], enLater.map)).toEqual([]);
});
