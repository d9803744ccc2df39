import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { page } from 'vitest/browser';
import { FakeDocument } from '../testing/FakeDocument';
import { FakeEngine } from '../testing/FakeEngine';
import { hearAnnouncements } from '../testing/hearAnnouncements';
import { renderPage } from '../testing/renderPage';

const words = page.getByTestId('status-storage');
const button = words.getByRole('button');

const notes = () => [new FakeDocument(0, 'Bread', 'bread.md', ['All about bread.'])];

let engine: FakeEngine;
let takeAway: () => void;

beforeEach(async () => {
  await page.viewport(1280, 800);
  engine = new FakeEngine();
  engine.fill(notes());
  takeAway = renderPage(engine);
});

afterEach(() => takeAway());

/** Lets the browser give such an answer to everyone who asks until the end of the test. */
function answerWith(storage: Partial<StorageManager> | undefined): void {
  Object.defineProperty(navigator, 'storage', { configurable: true, value: storage });
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'storage'));
}

describe('asked to keep the library, the browser', () => {
  it.each([
    ['refuses', { persist: () => Promise.resolve(false) }],
    ['fails', { persist: () => Promise.reject(new TypeError('not here')) }],
    ['has nobody to ask, as without HTTPS', undefined],
  ])('%s: that is said, and it can be asked again', async (_, storage) => {
    await expect.element(button).toHaveTextContent('ask browser to keep it');
    const heard = hearAnnouncements();
    answerWith(storage);
    await button.click();
    await expect.poll(() => heard).toContain('the browser does not promise to keep it');
    await expect.element(page.getByTestId('toast')).toHaveTextContent('the browser does not promise to keep it');
    await expect.element(button).toHaveTextContent('the browser does not promise to keep it');
    await expect.element(button).toHaveFocus();

    answerWith({ persist: () => Promise.resolve(true) });
    await button.click();
    await expect.poll(() => heard).toContain('kept by the browser');
  });

  it('agrees: that is said, and the focus stays in the status', async () => {
    answerWith({ persist: () => Promise.resolve(true) });
    await button.click();
    await expect.element(page.getByTestId('toast')).toHaveTextContent('kept by the browser');
    engine.tell({ ...engine.status, storage: { ...engine.status.storage, persistent: true } });
    await expect.element(words).toHaveTextContent('3.4 MB stored, kept by the browser');
    await expect.element(page.getByRole('contentinfo')).toHaveFocus();
  });
});
