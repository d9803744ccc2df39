import { afterEach, beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { atRest } from '../testing/atRest';
import { FakeDocument, fakeHit } from '../testing/FakeDocument';
import { FakeEngine } from '../testing/FakeEngine';
import { fakeMain } from '../testing/fakeStatus';
import { renderPage } from '../testing/renderPage';

const notes = Array.from({ length: 11 }, (_, i) => new FakeDocument(i, `Note ${i}`, `Notes/${i}.md`, ['bread']));
const main = fakeMain({ passages: notes.length });
const hitOf = (number: number) => fakeHit(notes[number]!, 0, ['bread']);
const hits = page.getByRole('option');

const shown = () => hits.elements() as HTMLElement[];
const titles = () => shown().map((row) => row.querySelector('[data-title]')?.textContent);
/** The rows in view, and where they are. */
const tops = () => {
  const { bottom } = page.getByRole('listbox', { name: 'Hits' }).element().getBoundingClientRect();
  return shown()
    .map((row) => ({ id: row.id, top: row.getBoundingClientRect().top }))
    .filter(({ top }) => top < bottom);
};

let engine: FakeEngine;
let takeAway: () => void;

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(1280, 800);
  engine = new FakeEngine();
  engine.fill(notes);
  takeAway = renderPage(engine);
  await userEvent.click(page.getByRole('combobox'));
});

afterEach(() => takeAway());

/** Holds the main encoder's answers back until they are released. */
function holdRefined(): () => void {
  const gate = Promise.withResolvers<void>();
  const refine = engine.refine.bind(engine);
  engine.refine = async (...given) => {
    await gate.promise;
    return await refine(...given);
  };
  return gate.resolve;
}

it('leaves what the person moved to, and all above it, where it is', async () => {
  engine.hitsFor = () => [hitOf(1), hitOf(2), hitOf(4)];
  engine.refinedHitsFor = () => [hitOf(3), hitOf(4), hitOf(1)];
  const release = holdRefined();
  engine.tell({ main });
  await userEvent.keyboard('bread');
  await expect.element(hits.first()).toHaveTextContent('Note 1');
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(page.getByRole('option', { selected: true })).toHaveTextContent('Note 2');
  release();
  await expect.element(page.getByTestId('answer-encoder')).toHaveTextContent('Main');
  await expect.element(page.getByRole('option', { selected: true })).toHaveTextContent('Note 2');
  expect(titles()).toEqual(['Note 1', 'Note 2', 'Note 3', 'Note 4']);
});

it('leaves what the pointer reaches for, and all above it, where it is', async () => {
  engine.hitsFor = () => [hitOf(1), hitOf(2), hitOf(4)];
  engine.refinedHitsFor = () => [hitOf(3), hitOf(4), hitOf(2), hitOf(1)];
  const release = holdRefined();
  engine.tell({ main });
  await userEvent.keyboard('bread');
  await userEvent.hover(hits.first());
  await userEvent.hover(hits.nth(1));
  const topOfSecond = () => hits.nth(1).element().getBoundingClientRect().top;
  const before = await atRest(topOfSecond);
  release();
  await expect.element(page.getByTestId('answer-encoder')).toHaveTextContent('Main');
  expect(titles()).toEqual(['Note 1', 'Note 2', 'Note 3', 'Note 4']);
  expect(await atRest(topOfSecond)).toBe(before);
});

it('puts the best first when the person only typed, even with the pointer at rest on the hits', async () => {
  engine.hitsFor = () => [hitOf(1), hitOf(2)];
  engine.refinedHitsFor = () => [hitOf(2), hitOf(1)];
  await userEvent.keyboard('bread');
  await userEvent.hover(hits.nth(1));
  engine.tell({ main });
  await userEvent.keyboard(' rolls');
  await expect.element(page.getByTestId('answer-encoder')).toHaveTextContent('Main');
  expect(titles()).toEqual(['Note 2', 'Note 1']);
});

it('keeps the place of a list that was scrolled', async () => {
  await page.viewport(1280, 500);
  engine.hitsFor = () => Array.from({ length: 10 }, (_, i) => hitOf(i));
  engine.refinedHitsFor = () => Array.from({ length: 10 }, (_, i) => hitOf(9 - i));
  const release = holdRefined();
  engine.tell({ main });
  await userEvent.keyboard('bread');
  await expect.element(hits.first()).toBeVisible();
  const list = page.getByRole('listbox', { name: 'Hits' }).element();
  const scrolled = new Promise((resolve) => list.addEventListener('scroll', resolve, { once: true }));
  list.scrollTop = 150;
  await scrolled;
  const before = await atRest(tops);
  release();
  await expect.element(page.getByTestId('answer-encoder')).toHaveTextContent('Main');
  expect(await atRest(tops)).toEqual(before);
  expect(list.scrollTop).toBe(150);
});

it('is moved by nothing that goes by itself: how far an addition has come, and what came of it', async () => {
  engine.hitsFor = () => [hitOf(1), hitOf(2), hitOf(4)];
  const gate = Promise.withResolvers<void>();
  engine.openedPack = async (title) => {
    await gate.promise;
    return { title, added: 3, isNew: true };
  };
  await userEvent.keyboard('bread');
  await expect.element(hits.first()).toBeVisible();
  const before = await atRest(tops);
  await userEvent.keyboard('{Control>}k{/Control}');
  await expect.element(page.getByRole('combobox', { name: 'Command or search' })).toHaveFocus();
  await userEvent.keyboard('sample notes{Enter}');
  const centre = page.getByRole('main');
  await expect.element(centre.getByRole('progressbar')).toBeVisible();
  expect(await atRest(tops)).toEqual(before);
  gate.resolve();
  await expect.element(centre.getByText('ready to be searched')).toBeVisible();
  expect(await atRest(tops)).toEqual(before);
  await userEvent.click(page.getByRole('button', { name: 'Dismiss' }));
  await expect.element(centre.getByText('ready to be searched')).not.toBeInTheDocument();
  expect(await atRest(tops)).toEqual(before);
});
