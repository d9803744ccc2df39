import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { FakeEngine } from '../testing/FakeEngine';
import { FakeOffline } from '../testing/FakeOffline';
import { renderPage } from '../testing/renderPage';

let offline: FakeOffline;
let takeAway: () => void;

beforeEach(() => {
  offline = new FakeOffline();
  takeAway = renderPage(new FakeEngine(), offline);
});

afterEach(() => takeAway());

const proof = page.getByRole('dialog', { name: '0 bytes sent' });

describe('the app itself', () => {
  it('is kept once the starter is there', async () => {
    await expect.poll(() => offline.calls).toEqual(['keep']);
  });

  it('tells of a new version, which waits for the person', async () => {
    await expect.element(page.getByText('A new version is ready')).not.toBeInTheDocument();
    offline.change({ isUpdateReady: true });
    await expect.element(page.getByRole('status').getByText('A new version is ready')).toBeVisible();
    expect(offline.calls).not.toContain('update');
    await page.getByRole('button', { name: 'Reload' }).click();
    await expect.poll(() => offline.calls).toContain('update');
  });

  it('says what to do where there is no room for it', async () => {
    offline.change({ keeping: 'failed', reason: 'Quota exceeded.', hasNoRoom: true });
    await expect.element(page.getByRole('alert')).toHaveTextContent('free some space on this device');
    await expect.element(page.getByRole('alert')).not.toHaveTextContent('Quota');
  });

  it('says why it could not be kept, tries again, and can be told to be quiet', async () => {
    offline.change({ keeping: 'failed', reason: 'The disk is full.' });
    await expect.element(page.getByRole('alert')).toHaveTextContent('only while you are online');
    await expect.element(page.getByRole('alert')).toHaveTextContent('The disk is full.');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => offline.calls.filter((call) => call === 'keep')).toHaveLength(2);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  });
});

describe('the proof', () => {
  it('lists every request and what was received, and nothing sent', async () => {
    offline.whatHappened = {
      tallies: [
        { host: 'notes.example', purpose: 'starter', requests: 3, receivedBytes: 19e6, lastAt: 2 },
        { host: 'notes.example', purpose: 'the app itself', requests: 1200, receivedBytes: 3e6, lastAt: 2 },
      ],
      since: Date.UTC(2026, 2, 14, 12),
      isSealed: false,
      files: 10,
      keptFiles: 10,
      keptBytes: 38e6,
    };
    await page.getByRole('button', { name: '0 bytes sent' }).click();
    await expect.element(proof).toHaveTextContent('Since Mar 14, 2026: 0 bytes sent, 22 MB received.');
    await expect.element(proof.getByRole('row').nth(1)).toHaveTextContent('notes.example');
    await expect.element(proof.getByRole('row').nth(2)).toHaveTextContent('starter319 MB0 bytes');
    await expect.element(proof.getByRole('row').nth(3)).toHaveTextContent('1,200');
    await expect.element(proof).toHaveTextContent('The app works offline: 38 MB of it are kept in this browser.');
  });

  it('seals the app and takes the seal off', async () => {
    await page.getByRole('button', { name: '0 bytes sent' }).click();
    await expect.element(proof).toHaveTextContent('No request went over the network');
    const seal = proof.getByRole('checkbox', { name: 'Seal' });
    await seal.click();
    await expect.element(seal).toBeChecked();
    await seal.click();
    await expect.element(seal).not.toBeChecked();
    expect(offline.calls.slice(1)).toEqual(['seal', 'unseal']);
  });

  it('says so where there is no service worker', async () => {
    offline.whatHappened = null;
    offline.change({ keeping: 'unavailable' });
    await page.getByRole('button', { name: '0 bytes sent' }).click();
    await expect.element(proof).toHaveTextContent('requests cannot be listed or refused');
    await expect.element(proof).toHaveTextContent('it needs its site at every visit');
  });
});
