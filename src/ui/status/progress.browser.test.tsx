import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { FakeDocument } from '../testing/FakeDocument';
import { FakeEngine } from '../testing/FakeEngine';
import { renderPage } from '../testing/renderPage';

const progress = page.getByTestId('ingest-progress');
const hints = page.getByRole('complementary', { name: 'Hints' });

const notes = () => [new FakeDocument(0, 'Bread', 'bread.md', ['All about bread.'])];

let engine: FakeEngine;
let takeAway: () => void;

beforeEach(() => {
  engine = new FakeEngine();
  engine.fill(notes());
  takeAway = renderPage(engine);
});

afterEach(() => takeAway());

/** Tells that files are read, or no longer. */
function tellReading(isRunning: boolean): void {
  const { ingest } = engine.status;
  engine.tell({
    ...engine.status,
    ingest: isRunning
      ? { ...ingest, state: 'running', doneFiles: 3, totalFiles: 9, current: 'a/very/long/path/of a note.md' }
      : { ...ingest, state: 'idle', doneFiles: 0, totalFiles: 0, current: null },
  });
}

/** Where the middle of the page and the line of the status lie. */
async function places(): Promise<unknown> {
  const elements = [page.getByRole('main'), page.getByTestId('status-passages')];
  const found = await Promise.all(elements.map((element) => element.findElement()));
  return found.map((element) => element.getBoundingClientRect().toJSON() as unknown);
}

describe('the progress of reading', () => {
  it.each([1280, 360])('moves nothing when it comes and goes, at %i px', async (width) => {
    await page.viewport(width, 800);
    const hasHints = width > 720;
    if (hasHints) await expect.element(hints.getByRole('listitem').first()).toBeVisible();
    await expect.element(page.getByTestId('status-passages')).toBeVisible();
    const before = await places();
    tellReading(true);
    await expect.element(progress.getByRole('button', { name: 'Pause' })).toBeVisible();
    expect(await places()).toEqual(before);
    if (hasHints) await expect.element(hints).not.toBeInTheDocument();
    tellReading(false);
    await expect.element(progress).not.toBeInTheDocument();
    expect(await places()).toEqual(before);
    if (hasHints) await expect.element(hints).toBeVisible();
  });
});
