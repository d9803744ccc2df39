import { afterEach, beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { FakeDocument } from '../testing/FakeDocument';
import { FakeEngine } from '../testing/FakeEngine';
import { renderPage } from '../testing/renderPage';
import { en } from './en';
import { enLater } from './enLater';
import { startLanguage } from './LanguageProvider';

const notes = Array.of(new FakeDocument(1, 'Brot', 'brot.md', ['Alles über Brot.']));

let engine: FakeEngine;
let takeAway: () => void;

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(1280, 800);
  engine = new FakeEngine();
  engine.fill(notes);
  takeAway = renderPage(engine);
});

afterEach(() => {
  takeAway();
  localStorage.clear();
  document.documentElement.lang = 'en';
});

async function choose(language: string): Promise<void> {
  await userEvent.click(page.getByRole('radio', { name: language }));
}

/** What is said in English somewhere on the page: texts, and names that only listeners hear. */
function englishOnPage(): readonly string[] {
  const english = new Set(sentences({ en, enLater }));
  const names = [...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((element) =>
    ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
  );
  const texts: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    // Some keys bear the same name on many keyboards.
    if (!walker.currentNode.parentElement?.closest('kbd')) texts.push(walker.currentNode.textContent ?? '');
  }
  return [...texts, ...names].map((text) => text.trim()).filter((text) => english.has(text));
}

/** Messages without values; of one word many are names in every language. */
function sentences(messages: object): string[] {
  return Object.values(messages).flatMap((message: unknown) =>
    typeof message === 'string' ? [message] : typeof message === 'object' && message ? sentences(message) : [],
  );
}

it('is changed without a reload, and kept', async () => {
  await userEvent.click(page.getByRole('button', { name: 'Language…' }));
  await choose('Deutsch');
  await expect.element(page.getByRole('heading', { name: 'Sprache' })).toBeVisible();
  expect(document.documentElement.lang).toBe('de');
  await userEvent.click(page.getByRole('button', { name: 'Fertig' }));

  const box = page.getByRole('combobox', { name: 'Notizen durchsuchen' });
  await userEvent.fill(box, 'Brot');
  await expect.element(page.getByRole('listbox', { name: 'Treffer' })).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('button', { name: 'Dokument schließen' })).toBeVisible();
  await expect.poll(englishOnPage).toEqual([]);
  engine.tell({ problem: { code: 'deleted', message: 'The library was deleted in another tab.' } });
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('Die Bibliothek wurde in einem anderen Tab gelöscht.');
  engine.tell({ problem: { code: 'unexpected', message: 'Something new.' } });
  await expect.element(page.getByRole('alert')).toHaveTextContent('Something new.');
  engine.tell({ problem: { code: 'folder-closed', message: '“sub” could not be looked into.', about: 'sub' } });
  await expect.element(page.getByRole('alert')).toHaveTextContent('In „sub“ konnte nicht nachgesehen werden');

  takeAway();
  takeAway = renderPage(engine, null, await startLanguage());
  await expect.element(box).toBeVisible();
});

it('is announced in the language that is spoken', async () => {
  await userEvent.click(page.getByRole('button', { name: 'Language…' }));
  await choose('日本語');
  await userEvent.click(page.getByRole('button', { name: '完了' }));
  await userEvent.fill(page.getByRole('combobox', { name: 'ノートを検索' }), 'Brot');
  await expect.element(page.getByTestId('announcer')).toHaveTextContent('1 件見つかりました。');
});

it('follows the browser until one is chosen, and again on request', async () => {
  await userEvent.click(page.getByRole('button', { name: 'Language…' }));
  await expect.element(page.getByRole('radio', { name: 'As the browser' })).toBeChecked();
  await choose('Français');
  await expect.element(page.getByRole('radio', { name: 'Celle du navigateur' })).not.toBeChecked();
  expect((await startLanguage()).language).toBe('fr');
  await choose('Celle du navigateur');
  await expect.element(page.getByRole('heading', { name: 'Language' })).toBeVisible();
  expect((await startLanguage()).language).toBe('en');
});

it.each([
  ['Deutsch', 360],
  ['Français', 360],
  ['日本語', 360],
])('fits a phone in %s', async (language, width) => {
  await page.viewport(width, 740);
  await userEvent.click(page.getByRole('button', { name: 'Your library', exact: true }));
  await userEvent.click(page.getByRole('button', { name: 'Language…' }));
  await choose(language);
  await expect.element(page.getByRole('radio', { name: language })).toBeChecked();
  await expect.poll(widest).toBeLessThanOrEqual(width);
  await userEvent.keyboard('{Escape}');
  await expect.poll(widest).toBeLessThanOrEqual(width);
  await userEvent.keyboard('{Escape}');
  await expect.poll(widest).toBeLessThanOrEqual(width);
});

/** How far to the right anything reaches that can be seen, in CSS pixels. */
function widest(): number {
  const shown = [...document.querySelectorAll('button, p, h1, h2, h3, label, span')].filter(
    (element) => element.checkVisibility() && element.closest('.visually-hidden') === null,
  );
  return Math.max(
    document.documentElement.scrollWidth,
    ...shown.map((element) => element.getBoundingClientRect().right),
  );
}
