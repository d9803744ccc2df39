import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { FakeDocument } from '../testing/FakeDocument';
import { FakeEngine } from '../testing/FakeEngine';
import { hearAnnouncements } from '../testing/hearAnnouncements';
import { renderPage } from '../testing/renderPage';

const box = page.getByRole('combobox');
const menu = page.getByRole('menu');
const hits = page.getByRole('listbox', { name: 'Hits' }).getByRole('option');
const documentPane = page.getByRole('complementary', { name: 'Document' });
const similarChip = page.getByRole('list', { name: 'Active filters' });

const notes = Array.of(
  new FakeDocument(1, 'Bread [old] (rye)', 'Home life/Bread (rye).md', ['Flour.\nWater.', 'Yeast and bread.']),
  new FakeDocument(2, 'Trains', 'Trains.md', ['All about trains.']),
);

let engine: FakeEngine;
let takeAway: () => void;
let copied: string[];
let write: MockInstance<Clipboard['write']>;

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(1280, 800);
  copied = [];
  write = vi.spyOn(navigator.clipboard, 'write').mockImplementation(async ([item]) => {
    const blob = await item!.getType('text/plain');
    copied.push(await blob.text());
  });
  engine = new FakeEngine();
  engine.fill(notes);
  takeAway = renderPage(engine);
  await userEvent.click(box);
});

afterEach(() => {
  takeAway();
  vi.restoreAllMocks();
});

const openMenu = async () => {
  await expect.element(hits.first()).toBeVisible();
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
  await expect.element(menu).toBeVisible();
};

describe('the menu of a hit', () => {
  it('copies the passage as a quote with a link, and a link alone, by keys', async () => {
    await userEvent.keyboard('flour');
    await openMenu();
    await userEvent.keyboard('q');
    await expect
      .poll(() => copied)
      .toEqual(['> Flour.\n> Water.\n>\n> — [Bread \\[old\\] (rye)](Home%20life/Bread%20%28rye%29.md)\n']);
    await expect.element(page.getByTestId('toast')).toHaveTextContent('Quote copied.');
    await expect.element(box).toHaveFocus();
    await openMenu();
    await userEvent.keyboard('{ArrowUp}{Enter}');
    await expect.poll(() => copied[1]).toBe('[Bread \\[old\\] (rye)](Home%20life/Bread%20%28rye%29.md)');
  });

  it('copies the address that opens the passage here', async () => {
    await userEvent.keyboard('flour');
    await openMenu();
    await userEvent.keyboard('c');
    const here = `${location.origin}${location.pathname}`;
    await expect.poll(() => copied).toEqual([`${here}#doc=Home%20life%2FBread%20(rye).md&at=0-13`]);
    await expect.element(page.getByTestId('toast')).toHaveTextContent('Link copied.');
  });

  it('links into Obsidian where the source is a vault', async () => {
    engine.tell({ sources: engine.status.sources.map((source) => ({ ...source, isVault: true })) });
    await userEvent.keyboard('flour');
    await openMenu();
    const address = 'obsidian://open?vault=Notes&file=Home%20life%2FBread%20(rye).md';
    await expect.element(page.getByRole('menuitem', { name: 'Open in Obsidian' })).toHaveAttribute('href', address);
    await userEvent.keyboard('l');
    await openMenu();
    await userEvent.keyboard('m');
    const link = address.replace('(rye)', '%28rye%29');
    await expect.poll(() => copied).toEqual([address, `[Bread \\[old\\] (rye)](${link})`]);
  });

  it('opens a note of a vault in Obsidian by a key, and says so where there is none', async () => {
    const open = vi.spyOn(window, 'open').mockReturnValue(null);
    await userEvent.keyboard('flour');
    await expect.element(hits.first()).toBeVisible();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(page.getByTestId('toast')).toHaveTextContent('only its text was kept');
    expect(open).not.toHaveBeenCalled();
    engine.tell({ sources: engine.status.sources.map((source) => ({ ...source, isVault: true })) });
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    const address = 'obsidian://open?vault=Notes&file=Home%20life%2FBread%20(rye).md';
    await expect.poll(() => open.mock.calls).toEqual([[address, '_self']]);
    await expect.element(documentPane).not.toBeInTheDocument();
  });

  it('is a menu: arrows go around, Esc leaves it and nothing else', async () => {
    await userEvent.keyboard('flour{Enter}');
    await expect.element(documentPane).toBeVisible();
    await openMenu();
    await expect.element(page.getByRole('menuitem').first()).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(page.getByRole('menuitem').last()).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Home}{Escape}');
    await expect.element(menu).not.toBeInTheDocument();
    await expect.element(documentPane).toBeVisible();
    await expect.element(box).toHaveFocus();
  });

  it('opens by a press, closes by one elsewhere, and opens no hit', async () => {
    await userEvent.keyboard('all');
    await userEvent.hover(hits.first());
    await userEvent.click(hits.first().element().querySelector('[data-menu]')!);
    await expect.element(menu).toBeVisible();
    await userEvent.click(box);
    await expect.element(menu).not.toBeInTheDocument();
    await expect.element(documentPane).not.toBeInTheDocument();
  });

  it('says so when nothing could be copied', async () => {
    const heard = hearAnnouncements();
    write.mockRejectedValue(new DOMException('No.', 'NotAllowedError'));
    await userEvent.keyboard('flour');
    await openMenu();
    await userEvent.keyboard('m');
    await expect.poll(() => heard.join()).toContain('Markdown link not copied');
  });
});

describe('what is similar', () => {
  it('takes the place of the query, as a chip, until it is removed', async () => {
    await userEvent.keyboard('yeast');
    await openMenu();
    await userEvent.keyboard('s');
    await expect.element(similarChip).toHaveTextContent('similar to a passage of Bread [old] (rye)');
    await expect.element(hits.first()).toHaveTextContent('Trains');
    expect(engine.similarTo).toEqual([[1, 1]]);
    await expect.element(box).toHaveValue('');
    await expect.element(box).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(box).toHaveValue('yeast');
    await expect.element(similarChip).not.toBeInTheDocument();
    await expect.element(hits.first()).toHaveTextContent('Bread');
  });

  it('gives way to typing, and the query before is in the history', async () => {
    await userEvent.keyboard('yeast');
    await openMenu();
    await userEvent.keyboard('d');
    await expect.element(similarChip).toHaveTextContent('similar to Bread [old] (rye)');
    expect(engine.similarTo).toEqual([[1, null]]);
    await userEvent.keyboard('all');
    await expect.element(similarChip).not.toBeInTheDocument();
    await expect.element(hits.first()).toHaveTextContent('Trains');
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await expect.element(box).toHaveValue('yeast');
  });

  it('is found from the open document as well', async () => {
    await userEvent.keyboard('yeast{Enter}');
    await userEvent.click(documentPane.getByRole('region', { name: 'Text of the document' }));
    await userEvent.keyboard('{Shift>}{Enter}{/Shift}s');
    await expect.element(hits.first()).toHaveTextContent('Trains');
    expect(engine.similarTo).toEqual([[1, 1]]);
    await expect.element(documentPane).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Remove “similar to a passage of Bread [old] (rye)”' }));
    await expect.element(box).toHaveValue('yeast');
  });

  it('is shown on a phone, where the document covers the hits', async () => {
    await page.viewport(360, 700);
    await userEvent.keyboard('yeast{Enter}');
    await userEvent.click(page.getByRole('button', { name: 'Copy, find similar' }));
    await userEvent.click(page.getByRole('menuitem', { name: 'Similar to this document' }));
    await expect.element(hits.first()).toHaveTextContent('Trains');
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  });
});
