import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { FakeDocument, fakeHit } from '../testing/FakeDocument';
import { FakeEngine } from '../testing/FakeEngine';
import { renderPage } from '../testing/renderPage';

const box = page.getByRole('combobox');
const hits = page.getByRole('listbox', { name: 'Hits' }).getByRole('option');
const summary = page.getByTestId('answer-summary');
const documentPane = page.getByRole('complementary', { name: 'Document' });

const bread = new FakeDocument(1, 'Bread', 'bread.md', ['bread one', 'bread two', 'bread three']);
const rolls = new FakeDocument(2, 'Rolls', 'Old/rolls.md', ['bread rolls', 'more bread']);
const hit = (document: FakeDocument, paragraph: number) => fakeHit(document, paragraph, ['bread']);

let engine: FakeEngine;
let takeAway: () => void;

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(1280, 800);
  engine = new FakeEngine();
  engine.fill(Array.of(bread, rolls));
  takeAway = renderPage(engine);
  await userEvent.click(box);
});

afterEach(() => takeAway());

const setting = async (change: () => Promise<void>) => {
  await userEvent.click(page.getByRole('button', { name: /^Hits: / }));
  await change();
  await userEvent.click(page.getByRole('button', { name: 'Done' }));
};

describe('a hit', () => {
  it('tells why it is one, and where else its passage is', async () => {
    const copy = { document: 2, path: 'Old/rolls.md', sourceName: 'Notes', range: rolls.range(0) };
    engine.hitsFor = () => [
      { ...hit(bread, 0), why: 'both', copies: [copy, { ...copy, path: 'Old/b.md' }] },
      { ...hit(bread, 1), why: 'meaning' },
      { ...hit(bread, 2), why: null, strength: 0 },
    ];
    await userEvent.keyboard('bread');
    await expect.element(hits.first()).toHaveTextContent('words, meaning');
    await expect.element(hits.first()).toHaveTextContent('Also in Old/rolls.md and 1 more place');
    await expect.element(hits.nth(1)).toHaveTextContent('meaning');
    await expect.element(hits.nth(2)).not.toHaveTextContent(/words|meaning/);
    await expect.element(hits.nth(2).getByRole('img')).not.toBeInTheDocument();

    await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
    await userEvent.click(page.getByRole('menuitem', { name: 'Open Old/rolls.md' }));
    await expect.element(documentPane.getByText('bread rolls')).toBeVisible();
  });
});

describe('the line above the hits', () => {
  it('says so when nothing is close', async () => {
    engine.about = { isNothingClose: true };
    await userEvent.keyboard('bread');
    await expect.element(hits.first().getByTitle('Found by its words')).not.toBeVisible();
    await expect.element(summary).toHaveTextContent('Nothing close. The nearest 5 of 5 passages by Starter, in 1 ms');
  });

  it('counts the passages that pass the filters', async () => {
    engine.about = { matching: 4 };
    engine.hitsFor = () => [{ ...hit(bread, 0), why: null, strength: 0 }];
    await userEvent.keyboard('type:md');
    await expect.element(summary).toHaveTextContent('1 of 4 passages that pass the filters, newest first, in 1 ms');
  });
});

describe('settings of hits', () => {
  it('order, choose and limit hits, and are kept', async () => {
    await userEvent.keyboard('bread');
    await setting(async () => {
      await userEvent.click(page.getByLabelText('Best hits, newest first'));
      await userEvent.selectOptions(page.getByLabelText('Show hits of at least'), '0.4');
      await userEvent.selectOptions(page.getByLabelText('Show at most'), '10');
    });
    await expect.poll(() => engine.options.at(-1)).toEqual({ limit: 10, sort: 'newest', minimumStrength: 0.4 });
    await expect.element(page.getByRole('button', { name: 'Hits: newest first, strong only' })).toBeVisible();
    takeAway();
    takeAway = renderPage(engine);
    await userEvent.fill(box, 'bread again');
    await expect.poll(() => engine.options.at(-1)).toEqual({ limit: 10, sort: 'newest', minimumStrength: 0.4 });
  });

  it('ask for no more hits than are wanted', async () => {
    localStorage.setItem('inkling:search', JSON.stringify({ mostHits: 30, sort: 'backwards' }));
    takeAway();
    takeAway = renderPage(engine);
    const many = Array.from({ length: 60 }, (_, i) => new FakeDocument(i, `Note ${i}`, `${i}.md`, ['bread']));
    engine.hitsFor = () => many.map((note) => hit(note, 0));
    await userEvent.fill(box, 'bread');
    await expect.element(hits.first()).toHaveAttribute('aria-setsize', '10');
    await userEvent.keyboard('{End}');
    await expect.element(hits.first()).toHaveAttribute('aria-setsize', '30');
    await userEvent.keyboard('{End}');
    await expect.element(page.getByRole('option', { selected: true })).toHaveAttribute('aria-posinset', '30');
    expect(engine.options.at(-1)).toEqual({ limit: 30, sort: 'relevance', minimumStrength: 0 });
  });

  it('offer weaker hits when none is strong enough', async () => {
    localStorage.setItem('inkling:search', JSON.stringify({ minimumStrength: 0.8 }));
    takeAway();
    takeAway = renderPage(engine);
    const search = engine.search.bind(engine);
    engine.search = async (query, options, signal) => {
      const answer = await search(query, options, signal);
      return options.minimumStrength === 0 ? answer : { ...answer, hits: [] };
    };
    await userEvent.fill(box, 'bread');
    await expect.element(page.getByRole('heading', { name: 'Nothing strong enough' })).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Show weaker hits' }));
    await expect.element(hits.first()).toBeVisible();
  });
});

describe('hits grouped by document', () => {
  beforeEach(async () => {
    engine.hitsFor = () => [hit(bread, 1), hit(rolls, 0), hit(bread, 0), hit(bread, 2)];
    await userEvent.keyboard('bread');
    await setting(() => userEvent.click(page.getByLabelText('Group passages by document')));
    await userEvent.click(box);
  });

  it('show the best passage of each, and the others on request', async () => {
    await expect.element(hits.first()).toHaveTextContent('2 more passages');
    await expect.poll(() => hits.elements()).toHaveLength(2);
    await userEvent.keyboard('{End}{ArrowUp}{ArrowRight}');
    await expect
      .poll(() => hits.elements().map((row) => row.querySelector('p')?.textContent))
      .toEqual(['… bread two …', 'bread one …', '… bread three', 'bread rolls …']);
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect.element(documentPane.getByText('bread one')).toBeVisible();
    await userEvent.keyboard('{ArrowRight}');
    await expect.poll(() => hits.elements()).toHaveLength(2);
  });

  it('unfold by a press, which opens nothing', async () => {
    await userEvent.click(page.getByText('2 more passages'));
    await expect.poll(() => hits.elements()).toHaveLength(4);
    await userEvent.click(page.getByText('2 more passages'));
    await expect.poll(() => hits.elements()).toHaveLength(2);
    await expect.element(documentPane).not.toBeInTheDocument();
  });
});
