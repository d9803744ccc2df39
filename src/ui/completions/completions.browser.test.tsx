import { afterEach, beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { FakeDocument } from '../testing/FakeDocument';
import { FakeEngine } from '../testing/FakeEngine';
import { hearAnnouncements } from '../testing/hearAnnouncements';
import { renderPage } from '../testing/renderPage';

const box = page.getByRole('combobox');
const list = page.getByRole('listbox', { name: 'Suggestions' });
const options = list.getByRole('option');

let engine: FakeEngine;
let takeAway: () => void;

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(1280, 800);
  engine = new FakeEngine();
  engine.completionsAtHand = {
    tag: [
      { value: 'garden', documents: 7 },
      { value: 'games', documents: 2 },
      { value: 'work', documents: 1 },
    ],
    type: [{ value: 'md', documents: 9 }],
    source: [],
    path: [{ value: 'Home office/', documents: 3 }],
    lang: [{ value: 'de', documents: 2 }],
  };
  engine.fill(Array.of(new FakeDocument(1, 'Bread', 'bread.md', ['All about bread.'])));
  takeAway = renderPage(engine);
  await userEvent.click(box);
});

afterEach(() => takeAway());

it('offers values with their counts, and takes one by keys', async () => {
  const heard = hearAnnouncements();
  await userEvent.keyboard('bread tag:ga');
  await expect.element(options.first()).toHaveTextContent('garden7');
  await expect.element(options.nth(1)).toHaveTextContent('games2');
  await expect.poll(() => heard.join()).toContain('2 suggestions');
  await expect.element(box).toHaveAttribute('aria-activedescendant', options.first().element().id);
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(list.getByRole('option', { selected: true })).toHaveTextContent('games');
  await userEvent.keyboard('{ArrowDown}{ArrowUp}{Enter}');
  await expect.element(box).toHaveValue('bread tag:games ');
  await expect.element(list).not.toBeInTheDocument();
  await expect.element(page.getByRole('complementary', { name: 'Document' })).not.toBeInTheDocument();
});

it('takes one with Tab, quoted where it has to be, and goes on behind it', async () => {
  await userEvent.keyboard('path:off');
  await expect.element(options.first()).toBeVisible();
  await userEvent.keyboard('{Tab}tax');
  await expect.element(box).toHaveValue('path:"Home office/" tax');
  await expect.element(box).toHaveFocus();
});

it('takes one in the middle of a query, with the mouse', async () => {
  await userEvent.keyboard('tag: bread');
  for (let letter = 0; letter < ' bread'.length; letter++) await userEvent.keyboard('{ArrowLeft}');
  await userEvent.keyboard('wo');
  await userEvent.click(options.first());
  await userEvent.keyboard('!');
  await expect.element(box).toHaveValue('tag:work !bread');
});

it('closes with Esc and leaves the query, until more is typed', async () => {
  await userEvent.keyboard('tag:g');
  await expect.element(list).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(list).not.toBeInTheDocument();
  await expect.element(box).toHaveValue('tag:g');
  await userEvent.keyboard('a');
  await expect.element(list).toBeVisible();
  await userEvent.keyboard('{Escape}{Escape}');
  await expect.element(box).toHaveValue('');
});

it('offers dates, and nothing for a query that was not typed', async () => {
  await userEvent.keyboard('bread{Enter}{Escape}{Escape}after:');
  await expect.element(options.filter({ hasText: 'this year' })).toHaveTextContent(String(new Date().getFullYear()));
  await userEvent.keyboard('{Escape} tag:work{Escape}{Escape}');
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
  await expect.element(list).not.toBeInTheDocument();
});
