import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { SearchHit } from '../protocol/EngineApi';
import { FakeDocument, fakeHit } from './testing/FakeDocument';
import { FakeEngine } from './testing/FakeEngine';
import { renderPage } from './testing/renderPage';

const box = page.getByRole('combobox', { name: 'Search your notes' });
const hits = page.getByRole('option');
const documentPane = page.getByRole('complementary', { name: 'Document' });
const activeHit = page.getByRole('option', { selected: true });

const notes = Array.from(
  { length: 40 },
  (_, i) =>
    new FakeDocument(i, `Note ${i}`, `notes/${i}.md`, [`All about bread, part ${i}.`, `And about trains, ${i}.`]),
);

function hitsOf(...numbers: readonly number[]): readonly SearchHit[] {
  return numbers.flatMap((number) => {
    const note = notes[number];
    return note ? [fakeHit(note, 0, ['bread'])] : [];
  });
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

let engine: FakeEngine;
let takeAway: () => void;

beforeEach(async () => {
  localStorage.clear();
  performance.clearMarks();
  await page.viewport(1280, 800);
  engine = new FakeEngine();
  engine.fill(notes);
  takeAway = renderPage(engine);
  await userEvent.click(box);
});

afterEach(() => takeAway());

it('does not take a library that is still being opened for an empty one', async () => {
  engine.tell({ isOpen: false, sources: [], documents: 0, passages: 0 });
  await expect.element(page.getByText('Opening your library…')).toBeVisible();
  await expect.element(page.getByText('0 documents')).not.toBeInTheDocument();
});

it('shows the first visit at once, and no longer once there was something in the library', async () => {
  const opening = async () => {
    takeAway();
    engine = new FakeEngine();
    engine.tell({ isOpen: false });
    takeAway = renderPage(engine);
    return expect.element(page.getByRole('heading', { level: 2 }));
  };
  await (await opening()).toHaveTextContent('Opening your library…');
  engine.tell({ isOpen: true });
  await expect.element(page.getByRole('heading', { level: 2 })).toHaveTextContent('Find notes by what they mean');
  await (await opening()).toHaveTextContent('Find notes by what they mean');
  engine.tell({ problem: { code: 'full', message: 'There is no room.' } });
  await expect.element(page.getByRole('heading', { level: 2 })).toHaveTextContent('Opening your library…');
});

describe('search as you type', () => {
  it('shows the newest query, even when an older one is answered later and nobody aborts it', async () => {
    engine.search = async (query) => {
      await pause(query === 'b' ? 300 : 20);
      return {
        query,
        encoder: 'Starter',
        hits: query === 'b' ? hitsOf(1) : hitsOf(2),
        searched: 80,
        matching: null,
        isNothingClose: false,
        milliseconds: 1,
      };
    };
    await userEvent.keyboard('br');
    await expect.element(hits).toHaveTextContent('Note 2');
    await pause(350);
    await expect.element(hits).toHaveTextContent('Note 2');
  });

  it('opens the first hit of the query that was typed, however quickly Enter follows', async () => {
    engine.searchDelay = () => 60;
    await userEvent.keyboard('bread');
    await expect.element(hits.first()).toHaveTextContent('Note 0');
    await userEvent.keyboard(' part 39{Enter}');
    await expect.element(documentPane.getByRole('heading', { level: 2 })).toHaveTextContent('Note 39');
  });

  it('opens the first hit at the very moment it appears', async () => {
    let presses = 0;
    const press = () => {
      if (document.querySelector('[role=option]') === null) return;
      observer.disconnect();
      presses += 1;
      box.element().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    };
    const observer = new MutationObserver(press);
    for (const [delay, number] of [39, 38, 37].entries()) {
      engine.searchDelay = () => 20 * delay;
      observer.observe(document.body, { childList: true, subtree: true });
      await userEvent.fill(box, `bread part ${number}`);
      await expect.element(documentPane.getByRole('heading', { level: 2 })).toHaveTextContent(`Note ${number}`);
      await userEvent.clear(box);
      await expect.element(hits).not.toBeInTheDocument();
    }
    expect(presses).toBe(3);
  });

  it('opens nothing any more when one types on after Enter', async () => {
    const answering = Promise.withResolvers<void>();
    const search = engine.search.bind(engine);
    engine.search = async (...given) => {
      await answering.promise;
      return await search(...given);
    };
    await userEvent.keyboard('bread part 39{Enter}x{Backspace}');
    answering.resolve();
    await expect.element(hits.first()).toHaveTextContent('Note 39');
    await expect.element(documentPane).not.toBeInTheDocument();
  });

  it('aborts the query before', async () => {
    const aborted: string[] = [];
    engine.search = (query, _options, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          aborted.push(query);
          reject(new DOMException('Aborted.', 'AbortError'));
        });
      });
    await userEvent.keyboard('bre');
    await expect.poll(() => aborted).toEqual(['b', 'br']);
  });

  it('keeps the hits on screen until new ones come', async () => {
    await userEvent.keyboard('bread');
    await expect.element(hits.first()).toBeVisible();
    engine.searchDelay = () => 400;
    await userEvent.keyboard(' part 39');
    await pause(100);
    await expect.element(hits.first()).toBeVisible();
    await expect.poll(() => hits.first().element().textContent).toContain('Note 39');
  });

  it('marks keystrokes and results for measurements', async () => {
    await userEvent.keyboard('bread');
    await expect.element(hits.first()).toBeVisible();
    const queries = (name: string) =>
      performance.getEntriesByName(name).map((mark) => ((mark as PerformanceMark).detail as { query: string }).query);
    expect(queries('inkling:keystroke')).toEqual(['b', 'br', 'bre', 'brea', 'bread']);
    await expect.poll(() => queries('inkling:results')).toContain('bread');
  });

  it('searches again when the library grows, and moves no hit up to the one the person has reached', async () => {
    engine.hitsFor = () => hitsOf(1, 2, 3);
    await userEvent.keyboard('bread');
    await expect
      .poll(() => performance.getEntriesByName('inkling:results').at(-1))
      .toMatchObject({ detail: { query: 'bread' } });
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(activeHit).toHaveTextContent('Note 2');
    engine.hitsFor = () => hitsOf(9, 1, 8, 2, 3);
    engine.tell({ searchable: 81, passages: 81 });
    await expect.element(hits.nth(2)).toHaveTextContent('Note 9');
    await expect.element(hits.first()).toHaveTextContent('Note 1');
    await expect.element(activeHit).toHaveTextContent('Note 2');
    expect(engine.searches.filter((query) => query === 'bread')).toHaveLength(2);
  });

  it('goes on after the engine was restarted', async () => {
    await userEvent.keyboard('bread');
    await expect.element(hits.first()).toBeVisible();
    engine.dieAndRestart();
    await expect.element(page.getByRole('alert')).toHaveTextContent('stopped and was started again');
    await expect.poll(() => engine.searches.filter((query) => query === 'bread')).toHaveLength(2);
    engine.tell({ problem: { code: 'new', message: 'Another tab holds the library.' } });
    await expect.element(page.getByText('Another tab holds the library.')).toBeVisible();
  });
});

describe('the keyboard alone', () => {
  it('moves among all hits, opens one and keeps the focus in the box', async () => {
    await userEvent.keyboard('bread');
    await expect.element(activeHit).toHaveTextContent('Note 0');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
    await expect.element(activeHit).toHaveTextContent('part 1.');
    await userEvent.keyboard('{End}');
    await expect.element(activeHit).toHaveAttribute('aria-posinset', '10');
    // The end of the first hits brings the rest.
    await expect.element(activeHit).toHaveAttribute('aria-setsize', '40');
    await userEvent.keyboard('{End}');
    await expect.element(activeHit).toHaveAttribute('aria-posinset', '40');
    await expect.element(activeHit).toBeInViewport();
    await expect.element(box).toHaveAttribute('aria-activedescendant', activeHit.element().id);
    await userEvent.keyboard('{Control>}{Home}{/Control}{PageDown}{Enter}');
    await expect.element(activeHit).toHaveAttribute('aria-posinset', '7');
    await expect.element(documentPane.getByText('All about')).toBeInViewport();
    await expect.element(box).toHaveFocus();
  });

  it('leaves from the inside out: dialog, document, query', async () => {
    await userEvent.keyboard('bread{Enter}');
    await expect.element(documentPane).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Keys' }));
    await expect.element(page.getByRole('dialog')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    await expect.element(documentPane).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(documentPane).not.toBeInTheDocument();
    await expect.element(box).toHaveValue('bread');
    await userEvent.keyboard('{Escape}');
    await expect.element(box).toHaveValue('');
    await expect.element(box).toHaveFocus();
  });

  it('reaches the box from anywhere and remembers queries', async () => {
    await userEvent.keyboard('bread{Enter}{Escape}{Escape}trains{Enter}');
    await expect.element(documentPane).toBeVisible();
    await userEvent.click(documentPane.getByRole('heading', { level: 2 }));
    await userEvent.keyboard('/');
    await expect.element(box).toHaveFocus();
    // Nothing is newer.
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await expect.element(box).toHaveValue('trains');
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await expect.element(box).toHaveValue('bread');
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await expect.element(box).toHaveValue('trains');
  });
});

describe('adding', () => {
  it('takes pasted text as a note', async () => {
    await userEvent.click(page.getByRole('button', { name: 'Paste text' }));
    await expect.element(page.getByLabelText('Text', { exact: true })).toHaveFocus();
    await userEvent.keyboard('Some text.');
    await userEvent.fill(page.getByLabelText('Title (optional)'), 'A/B');
    await userEvent.click(page.getByRole('button', { name: 'Add to library' }));
    await expect.poll(() => engine.added).toHaveLength(1);
    expect(engine.added[0]?.source).toEqual({ kind: 'paste', name: 'Pasted text' });
    expect(engine.added[0]?.paths[0]).toMatch(/^A B \d{4}-\d\d-\d\d \d\d-\d\d-\d\d\.md$/);
  });

  it('keeps pasted text that could not be added, and tells why', async () => {
    const add = engine.addFiles.bind(engine);
    engine.addFiles = () => Promise.reject(new Error('The browser has no room left for the library.'));
    await userEvent.click(page.getByRole('button', { name: 'Paste text' }));
    const text = page.getByLabelText('Text', { exact: true });
    await userEvent.fill(text, 'Nowhere else.');
    await userEvent.click(page.getByRole('button', { name: 'Add to library' }));
    await expect.element(page.getByRole('dialog').getByRole('alert')).toHaveTextContent('no room left');
    await expect.element(text).toHaveValue('Nowhere else.');
    engine.addFiles = add;
    await userEvent.click(page.getByRole('button', { name: 'Add to library' }));
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    expect(engine.added).toHaveLength(1);
  });

  it('takes a file dropped on the page', async () => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['One.'], 'one.md'));
    const event = new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true });
    document.body.dispatchEvent(event);
    await expect.poll(() => engine.added).toHaveLength(1);
    expect(engine.added[0]).toEqual({ source: { kind: 'files', name: 'Files' }, paths: ['one.md'] });
    expect(event.defaultPrevented).toBe(true);
  });
});
