import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Block } from '../../documents/Document';
import { FakeDocument } from '../testing/FakeDocument';
import { FakeEngine } from '../testing/FakeEngine';
import { hearAnnouncements } from '../testing/hearAnnouncements';
import { renderPage } from '../testing/renderPage';
import '../base.css';
import '../tokens.css';

const box = page.getByRole('combobox', { name: 'Search your notes' });
const hits = page.getByRole('listbox', { name: 'Hits' }).getByRole('option');
const text = page.getByRole('region', { name: 'Text of the document' });
const pane = page.getByRole('complementary', { name: 'Document' });
const field = page.getByRole('textbox', { name: 'Find in this document' });

let engine: FakeEngine;
let unmount: () => void;

/** A paragraph of about a screen line for each number. */
const paragraphs = Array.from({ length: 2000 }, (_, number) => `Day ${number}. The wind came from the west all day.`);
const long = new FakeDocument(1, 'Logbook', 'logbook.md', paragraphs);
const other = new FakeDocument(2, 'Harbours', 'harbours.md', ['Gothenburg is deep.', 'Mandal is quiet.'], {
  links: [
    { kind: 'wiki', target: 'Logbook', start: 0, end: 10 },
    { kind: 'web', target: 'javascript:alert(1)', start: 11, end: 13 },
    { kind: 'wiki', target: 'Nowhere', start: 14, end: 18 },
  ],
});

const notes = Array.of(long, other);

beforeEach(async () => {
  await page.viewport(1280, 800);
  engine = new FakeEngine();
  unmount = renderPage(engine);
  engine.fill(notes);
  await userEvent.click(box);
});

afterEach(() => {
  unmount();
  vi.restoreAllMocks();
});

/** Whether an element, or a part of it, is seen in what scrolls around it. */
function isSeen(element: Element | null): boolean {
  if (element === null) return false;
  const { top, bottom } = element.getBoundingClientRect();
  const around = text.element().getBoundingClientRect();
  return bottom > around.top && top < around.bottom;
}

describe('a long document', () => {
  it('opens at its passage with the words marked, and only what is near exists', async () => {
    await userEvent.keyboard('1500{Enter}');
    await expect.element(text.getByText('1500', { exact: true })).toBeVisible();
    await expect.poll(() => isSeen(text.element().querySelector('[data-passage]'))).toBe(true);
    expect(text.element().querySelectorAll('p').length).toBeLessThan(1500);
    expect(engine.stretches).not.toContain(0);
  });

  it('is searched to its end with its own keys, around the ends, and the focus comes back', async () => {
    await userEvent.keyboard('day{Enter}');
    await expect.element(text).toBeVisible();
    (text.element() as HTMLElement).focus();
    await userEvent.keyboard('{Control>}f{/Control}');
    await expect.element(field).toHaveFocus();
    await userEvent.fill(field, 'day 199');
    const current = () => text.element().querySelector('[data-current]');
    const status = pane.getByRole('status');
    await expect.element(status).toHaveTextContent('1 of 11');
    await userEvent.keyboard('{Enter}');
    await expect.element(status).toHaveTextContent('2 of 11');
    await expect.poll(() => current()?.parentElement?.textContent).toContain('Day 1990.');
    await expect.poll(() => isSeen(current())).toBe(true);
    await userEvent.keyboard('{Shift>}{F3}{F3}{/Shift}');
    await expect.element(status).toHaveTextContent('11 of 11');
    await expect.poll(() => current()?.parentElement?.textContent).toContain('Day 1999.');
    await expect.poll(() => isSeen(current())).toBe(true);
    await userEvent.fill(field, 'day 199x');
    await expect.element(status).toHaveTextContent('Not in this document');
    await userEvent.keyboard('{Escape}');
    await expect.element(field).not.toBeInTheDocument();
    await expect.element(text).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(pane).not.toBeInTheDocument();
  });

  it('F3 goes from match to match, and tells at the last one', async () => {
    const heard = hearAnnouncements();
    await userEvent.keyboard('199{Enter}');
    await expect.element(pane.getByText('1 of 10')).toBeVisible();
    await userEvent.keyboard('{F3}');
    await expect.element(pane.getByText('2 of 10')).toBeVisible();
    await expect.poll(() => isSeen(text.element().querySelector('[data-in-passage]'))).toBe(true);
    await userEvent.keyboard('{Shift>}{F3}{F3}{/Shift}');
    await expect.poll(() => heard.join()).toContain('This is the first match.');
  });
});

it('on a phone, the text has the focus, and before it comes no button', async () => {
  await page.viewport(360, 740);
  const opened = Promise.withResolvers<void>();
  const openDocument = engine.openDocument.bind(engine);
  vi.spyOn(engine, 'openDocument').mockImplementation(async (...asked) => {
    await opened.promise;
    return await openDocument(...asked);
  });
  await userEvent.keyboard('mandal{Enter}');
  const sheet = page.getByRole('article', { name: 'Harbours' });
  await expect.element(sheet).toHaveFocus();
  opened.resolve();
  await expect.element(text).toHaveFocus();
});

describe('headings', () => {
  const sections = Array.from({ length: 300 }, (_, number) => [`Part ${number}`, 'word '.repeat(60).trim()]).flat();
  let reached = 0;
  const blocks = sections.map((section, index): Block => {
    const start = reached;
    reached += section.length + 2;
    return { kind: index % 2 === 0 ? 'heading' : 'paragraph', level: index % 2 === 0 ? 2 : 0, start, end: reached - 2 };
  });

  it('are an outline that leads to them', async () => {
    const manuals = Array.of(new FakeDocument(3, 'Manual', 'manual.md', sections, { blocks }));
    engine.fill(manuals);
    await userEvent.keyboard('part{Enter}');
    await userEvent.click(pane.getByRole('button', { name: 'Outline' }));
    await userEvent.click(page.getByRole('region', { name: 'Outline' }).getByRole('button', { name: 'Part 250' }));
    const heading = text.getByRole('heading', { name: 'Part 250' });
    await expect.element(heading).toBeVisible();
    await expect.poll(() => isSeen(heading.element())).toBe(true);
    await userEvent.click(page.getByRole('button', { name: 'Close outline' }));
    await expect.element(page.getByRole('region', { name: 'Outline' })).not.toBeInTheDocument();
    await expect.element(text).toHaveFocus();
  });

  it('are missed where there are none', async () => {
    await userEvent.keyboard('mandal{Enter}');
    await userEvent.click(pane.getByRole('button', { name: 'Outline' }));
    await expect.element(page.getByText('This document has no headings.')).toBeVisible();
  });
});

describe('similar passages', () => {
  it('stand beside the text, open in its place, and lead back', async () => {
    await userEvent.keyboard('mandal{Enter}');
    await userEvent.click(pane.getByRole('button', { name: 'Similar passages' }));
    await userEvent.click(
      page.getByRole('region', { name: 'Similar passages' }).getByRole('button', { name: /^Logbook/ }),
    );
    await expect.element(pane.getByRole('heading', { name: 'Logbook' })).toBeVisible();
    expect(engine.similarTo[0]).toEqual([2, 1]);
    await expect.element(box).toHaveValue('mandal');
    await userEvent.click(pane.getByRole('button', { name: 'Back' }));
    await expect.element(pane.getByRole('heading', { name: 'Harbours' })).toBeVisible();
  });
});

describe('links', () => {
  it('lead to notes in the library, and nowhere else that is not the web', async () => {
    await userEvent.keyboard('gothenburg{Enter}');
    await expect.element(text.getByText('is', { exact: true }).first()).toBeVisible();
    expect(text.element().querySelectorAll('a')).toHaveLength(0);
    await userEvent.click(text.getByRole('button', { name: 'deep' }));
    await expect.element(pane.getByText('There is no note named “Nowhere” in your library.')).toBeVisible();
    await userEvent.click(text.getByRole('button', { name: 'Gothenburg' }));
    await expect.element(pane.getByRole('heading', { name: 'Logbook' })).toBeVisible();
  });
});

describe('the original', () => {
  it('is saved from a connected folder, by its path', async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(`original-${crypto.randomUUID()}`, { create: true });
    const file = await folder.getFileHandle('harbours.md', { create: true });
    const writable = await file.createWritable();
    await writable.write('Gothenburg is deep.');
    await writable.close();
    engine.handle = folder;
    const saved: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this.download);
    });
    await userEvent.keyboard('mandal');
    await expect.element(hits.first()).toHaveTextContent('Harbours');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(page.getByTestId('toast')).toHaveTextContent('A copy of harbours.md was saved');
    expect(saved).toEqual(['harbours.md']);
    await folder.removeEntry('harbours.md');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(page.getByTestId('toast')).toHaveTextContent('harbours.md is no longer in its folder.');
    await root.removeEntry(folder.name, { recursive: true });
  });

  it('is told to be missing where only the text was kept', async () => {
    await userEvent.keyboard('mandal{Enter}');
    await expect.element(text).toBeVisible();
    (text.element() as HTMLElement).focus();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(page.getByTestId('toast')).toHaveTextContent('only its text was kept');
  });
});
