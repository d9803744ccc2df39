import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { SourceKind } from '../../protocol/EngineApi';
import { FakeDocument } from '../testing/FakeDocument';
import { FakeEngine } from '../testing/FakeEngine';
import { renderPage } from '../testing/renderPage';

const box = page.getByRole('combobox');
const saved = page.getByRole('region', { name: 'Saved searches' });

let takeAway: () => void;

async function open(kind: SourceKind = 'sample'): Promise<FakeEngine> {
  const engine = new FakeEngine();
  engine.fill(Array.of(new FakeDocument(1, 'Bread', 'bread.md', ['All about bread.'])), { kind });
  takeAway = renderPage(engine);
  await userEvent.click(box);
  return engine;
}

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(1280, 800);
  history.replaceState(null, '', location.pathname + location.search);
});

afterEach(() => takeAway());

describe('saved searches', () => {
  it('are listed while the box is empty, run again, and are forgotten', async () => {
    await open('folder');
    await userEvent.keyboard('bread rolls');
    await userEvent.click(page.getByRole('button', { name: 'Save this search' }));
    await expect
      .element(page.getByRole('button', { name: 'Forget this search' }))
      .toHaveAttribute('aria-pressed', 'true');
    await userEvent.fill(box, 'tag:work');
    await userEvent.click(page.getByRole('button', { name: 'Save this search' }));
    takeAway();
    await open('folder');
    await expect.element(saved).toBeVisible();
    expect(
      saved
        .getByRole('listitem')
        .elements()
        .map(({ textContent }) => textContent),
    ).toEqual(['tag:work', 'bread rolls']);
    await userEvent.click(page.getByRole('button', { name: 'Forget “tag:work”' }));
    await userEvent.click(saved.getByRole('button', { name: 'bread rolls', exact: true }));
    await expect.element(box).toHaveValue('bread rolls');
    await userEvent.click(page.getByRole('button', { name: 'Forget this search' }));
    await userEvent.clear(box);
    await expect.element(page.getByRole('heading', { name: 'What are you looking for?' })).toBeVisible();
    await expect.element(saved).not.toBeInTheDocument();
  });
});

describe('the address', () => {
  it('runs the query that it holds, also when the person goes to another one', async () => {
    history.replaceState(null, '', '#q=about%20%23bread');
    await open();
    await expect.element(box).toHaveValue('about #bread');
    await expect.element(page.getByRole('option').first()).toHaveTextContent('Bread');
    location.hash = '#q=bread';
    await expect.element(box).toHaveValue('bread');
  });

  it('follows what is typed, without an entry in the history for each', async () => {
    await open();
    const entries = history.length;
    await userEvent.keyboard('bread & butter 100%');
    await expect.poll(() => location.hash).toBe('#q=bread%20%26%20butter%20100%25');
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => location.hash).toBe('');
    expect(history.length).toBe(entries);
  });

  it('never holds a query over notes of the person', async () => {
    history.replaceState(null, '', '#q=bread');
    await open('folder');
    await expect.element(box).toHaveValue('bread');
    await userEvent.fill(box, 'secret plans');
    await expect.poll(() => location.hash).toBe('');
  });

  it('that makes no sense is no query', async () => {
    history.replaceState(null, '', '#q=%E0%A4%A');
    await open();
    await expect.element(box).not.toHaveValue('');
    await userEvent.fill(box, '');
    await expect.element(page.getByRole('heading', { name: 'What are you looking for?' })).toBeVisible();
  });
});
