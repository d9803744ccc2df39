import { afterEach, beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { FakeDocument } from '../testing/FakeDocument';
import { atRest } from '../testing/atRest';
import { FakeEngine } from '../testing/FakeEngine';
import { renderPage } from '../testing/renderPage';

const box = page.getByRole('combobox');
const chips = page.getByRole('list', { name: 'Active filters' }).getByRole('listitem');
const remove = (words: string) => page.getByRole('button', { name: `Remove “${words}”` });

let engine: FakeEngine;
let takeAway: () => void;

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(1280, 800);
  engine = new FakeEngine();
  engine.fill(Array.of(new FakeDocument(1, 'Bread', 'bread.md', ['All about bread.'])));
  takeAway = renderPage(engine);
  await userEvent.click(box);
});

afterEach(() => takeAway());

const words = () => chips.elements().map((chip) => chip.textContent);

it('shows every filter of the query, and which ones are negated', async () => {
  await userEvent.fill(box, 'bread "rye rolls" tag:recipes OR type:pdf -path:Work/ -stale before:2026-03');
  await expect.element(chips.first()).toBeVisible();
  expect(words()).toEqual(['tag recipes', 'ortype pdf', 'not path Work/', 'not stale', 'before March 2026']);
});

it('removes a filter with the mouse and goes on in the box', async () => {
  await userEvent.fill(box, 'bread  tag:recipes -stale');
  await userEvent.click(remove('tag recipes'));
  await expect.element(box).toHaveValue('bread -stale');
  await expect.element(box).toHaveFocus();
  await userEvent.click(remove('not stale'));
  await expect.element(chips).not.toBeInTheDocument();
  await expect.poll(() => engine.searches.at(-1)).toBe('bread');
});

it('removes filters by keys, going on to the next', async () => {
  await userEvent.fill(box, 'tag:a tag:b tag:c bread');
  (remove('tag b').element() as HTMLElement).focus();
  await userEvent.keyboard('{Delete}');
  await expect.element(box).toHaveValue('tag:a tag:c bread');
  await expect.element(remove('tag c')).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(box).toHaveValue('tag:a bread');
  await expect.element(remove('tag a')).toHaveFocus();
  await userEvent.keyboard('{Backspace}');
  await expect.element(box).toHaveValue('bread');
  await expect.element(box).toHaveFocus();
});

it('says a quiet word on a wrong operator once typing rests, and moves no hit by it', async () => {
  await userEvent.keyboard('bread before:soon');
  const hit = page.getByRole('option').first();
  await expect.element(hit).toBeVisible();
  const top = () => hit.element().getBoundingClientRect().top;
  const before = await atRest(top);
  await expect.element(page.getByText('Write a date behind "before:"').first()).toBeVisible();
  expect(await atRest(top)).toBe(before);
  await expect.element(box).toHaveAccessibleDescription(/Write a date/);
  await userEvent.keyboard(' more');
  await expect.element(box).not.toHaveAccessibleDescription(/Write a date/);
});

it('offers to drop filters that leave nothing', async () => {
  engine.hitsFor = (query) => (query.includes('tag:') ? [] : null!);
  engine.about = { matching: 0 };
  await userEvent.fill(box, 'bread tag:none -tag:other');
  await expect.element(page.getByRole('heading', { name: 'Nothing passes the filters' })).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Drop the filters' }));
  await expect.element(box).toHaveValue('bread');
  await expect.element(box).toHaveFocus();
  await expect.element(page.getByRole('option').first()).toHaveTextContent('Bread');
});
