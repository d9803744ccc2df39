import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { FakeDocument } from '../testing/FakeDocument';
import { FakeEngine } from '../testing/FakeEngine';
import { renderPage } from '../testing/renderPage';

const box = page.getByRole('combobox', { name: 'Search your notes' });
const palette = page.getByRole('combobox', { name: 'Command or search' });
const options = page.getByRole('listbox', { name: 'Commands' }).getByRole('option');
const chosen = page.getByRole('listbox', { name: 'Commands' }).getByRole('option', { selected: true });

const notes = (): readonly FakeDocument[] => [
  new FakeDocument(0, 'Bread', 'bread.md', ['All about bread.', 'And about flour.']),
  new FakeDocument(1, 'Trains', 'trains.md', ['All about trains.']),
];

let engine: FakeEngine;
let takeAway: () => void;

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(1280, 800);
  engine = new FakeEngine();
  engine.fill(notes());
  takeAway = renderPage(engine);
  await userEvent.click(box);
});

afterEach(() => {
  takeAway();
  delete document.documentElement.dataset['theme'];
  delete document.documentElement.dataset['textSize'];
});

/** What is typed before the palette has the focus goes elsewhere. */
async function openPalette(): Promise<void> {
  await userEvent.keyboard('{Control>}k{/Control}');
  await expect.element(palette).toHaveFocus();
}

describe('the palette', () => {
  it('runs what is chosen, and gives the focus back', async () => {
    await openPalette();
    await userEvent.keyboard('dark');
    await expect.element(chosen).toHaveTextContent('Dark colours');
    await expect.element(palette).toHaveAttribute('aria-activedescendant', (await chosen.findElement()).id);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => document.documentElement.dataset['theme']).toBe('dark');
    await expect.element(palette).not.toBeInTheDocument();
    await expect.element(box).toHaveFocus();
    await openPalette();
    await userEvent.keyboard('{Escape}');
    await expect.element(palette).not.toBeInTheDocument();
    await expect.element(box).toHaveFocus();
  });

  it('begins with what was run last', async () => {
    await openPalette();
    await expect.element(options.first()).toHaveTextContent('Go to the search box');
    await userEvent.keyboard('dark{Enter}');
    await expect.element(palette).not.toBeInTheDocument();
    await openPalette();
    await expect.element(options.first()).toHaveTextContent('Dark colours');
    await expect.element(options.nth(1)).toHaveTextContent('Go to the search box');
  });

  it('offers what was typed as a search', async () => {
    await openPalette();
    await userEvent.keyboard('about bread');
    await expect.element(options).toHaveTextContent('Search your notes for “about bread”');
    await userEvent.keyboard('{Enter}');
    await expect.element(box).toHaveValue('about bread');
    await expect.element(box).toHaveFocus();
  });

  it('offers only what can be done now', async () => {
    const offered = async () => {
      await openPalette();
      await expect.element(options.first()).toBeVisible();
      const words = options.elements().map((option) => option.querySelector('span')?.textContent ?? '');
      await userEvent.keyboard('{Escape}');
      await expect.element(palette).not.toBeInTheDocument();
      return words;
    };
    const atStart = await offered();
    expect(atStart).toEqual(expect.arrayContaining(['Add folder', 'Remove “Notes”', 'Open the map of your library']));
    expect(atStart).not.toContain('Find in the document');
    expect(atStart).not.toContain('Pause reading');
    await expect.element(box).toHaveFocus();
    await userEvent.fill(box, 'bread');
    await expect.element(page.getByRole('listbox', { name: 'Hits' }).getByRole('option').first()).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('complementary', { name: 'Document' })).toBeVisible();
    await expect.poll(offered).toEqual(expect.arrayContaining(['Find in the document', 'Newest hits first']));
    engine.tell({ ingest: { ...engine.status.ingest, state: 'running', totalFiles: 2 } });
    await expect.poll(offered).toEqual(expect.arrayContaining(['Pause reading', 'Cancel reading']));
  });

  it('is walked through in a circle', async () => {
    await openPalette();
    await expect.element(chosen).toHaveAttribute('aria-posinset', '1');
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(chosen).toHaveAttribute('aria-posinset', String(options.elements().length));
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect.element(chosen).toHaveAttribute('aria-posinset', '2');
    await userEvent.keyboard('{PageDown}');
    await expect.element(chosen).toHaveAttribute('aria-posinset', '10');
  });
});

it('lists the keys of every part of the page', async () => {
  await userEvent.keyboard('{Tab}?');
  const keys = page.getByRole('dialog', { name: 'Keys and search tips' });
  await expect.element(keys).toHaveTextContent('Zoom in on the map');
  await expect.element(keys).toHaveTextContent('CtrlKAll commands');
});

it('hides hints for good, until they are asked for', async () => {
  const hints = page.getByRole('list', { name: 'Useful keys' });
  await expect.element(hints).toHaveTextContent('all commands');
  await page.getByRole('button', { name: 'Hide these hints for good' }).click();
  await expect.element(hints).not.toBeInTheDocument();
  takeAway();
  takeAway = renderPage(engine);
  await userEvent.click(box);
  await expect.element(hints).not.toBeInTheDocument();
  await openPalette();
  await userEvent.keyboard('hints{Enter}');
  await expect.element(hints).toBeVisible();
});

it('sets the size of text and the colours, kept for the next visit', async () => {
  await page.getByRole('button', { name: 'Settings' }).click();
  const settings = page.getByRole('dialog', { name: 'Settings' });
  const size = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const before = size();
  await settings.getByLabelText('Size of text').selectOptions('125 %');
  await expect.poll(size).toBe(before * 1.25);
  await settings.getByLabelText('Light').click();
  await expect.poll(() => localStorage.getItem('inkling:theme')).toBe('light');
  expect(localStorage.getItem('inkling:text-size')).toBe('125');
  await settings.getByRole('button', { name: 'Choose encoder…' }).click();
  await expect.element(page.getByRole('dialog', { name: 'Encoders' })).toBeVisible();
  await expect.element(settings).not.toBeInTheDocument();
});
