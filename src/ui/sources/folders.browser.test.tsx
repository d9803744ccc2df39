import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { SourceStatus, SyncStatus } from '../../protocol/EngineApi';
import { FakeEngine } from '../testing/FakeEngine';
import { fakeSource } from '../testing/fakeStatus';
import { renderPage } from '../testing/renderPage';

let engine: FakeEngine;
let takeAway: () => void;

beforeEach(async () => {
  await page.viewport(1280, 800);
  engine = new FakeEngine();
  takeAway = renderPage(engine);
});

afterEach(() => {
  takeAway();
  vi.useRealTimers();
  Reflect.deleteProperty(window, 'showDirectoryPicker');
});

const inSync: SyncStatus = {
  state: 'connected',
  found: 0,
  last: { at: Date.UTC(2026, 2, 14, 12), added: 2, changed: 0, removed: 1 },
  problem: null,
};

function tell(sync: SyncStatus, source: Partial<SourceStatus> = {}): void {
  engine.tell({ sources: [fakeSource({ id: 'folder:Notes', documents: 3, sync, ...source })] });
}

const row = page.getByRole('complementary', { name: 'Your library' }).getByRole('listitem');
const button = (name: string) => page.getByRole('button', { name });

describe('a connected folder', () => {
  it('is what the folder picker gives', async () => {
    const handle = await (await navigator.storage.getDirectory()).getDirectoryHandle('Notes', { create: true });
    Object.assign(window, { showDirectoryPicker: () => Promise.resolve(handle) });
    await button('Add folder').first().click();
    await expect.poll(() => engine.connected).toEqual([handle]);
  });

  it('tells how it stands with its files, and is synced when asked', async () => {
    tell(inSync, { isVault: true });
    await expect.element(row).toHaveTextContent(/Obsidian vault.*Synced Mar 14, \d\d:\d\d: 2 added, 1 removed/);
    await button('Sync now: Notes').click();
    await expect.poll(() => engine.synced).toEqual(['folder:Notes']);
  });

  it('tells how far a sync is, and can be stopped', async () => {
    tell({ ...inSync, state: 'syncing', found: 1200 });
    await expect.element(row).toHaveTextContent('Looking for changes… 1,200 files');
    await button('Stop: the sync of Notes').click();
    await expect.poll(() => engine.stopped).toEqual(['folder:Notes']);
  });

  it('tells what went wrong', async () => {
    tell({ ...inSync, problem: { code: 'folder-not-found', message: 'The folder was not found.' } });
    await expect.element(row.getByRole('status')).toHaveTextContent('The folder was not found.');
  });

  it('asks for permission on the press of one button', async () => {
    const asked: unknown[] = [];
    const requestPermission = (wanted: unknown) => Promise.resolve(asked.push(wanted));
    engine.handle = { kind: 'directory', name: 'Notes', requestPermission } as never;
    tell({ ...inSync, state: 'needs permission' });
    await button('Reconnect').click();
    await expect.poll(() => engine.synced).toEqual(['folder:Notes']);
    expect(asked).toEqual([{ mode: 'read' }]);
  });

  it('is synced when the person comes back, but not at every moment, and every five minutes', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
    tell(inSync);
    await expect.element(button('Sync now: Notes')).toBeVisible();
    window.dispatchEvent(new Event('focus'));
    expect(engine.synced).toEqual([]);
    vi.advanceTimersByTime(30_000);
    window.dispatchEvent(new Event('focus'));
    window.dispatchEvent(new Event('focus'));
    expect(engine.synced).toEqual(['all']);
    vi.advanceTimersByTime(5 * 60_000);
    expect(engine.synced).toEqual(['all', 'all']);
  });
});

describe('a folder that was added once', () => {
  it('offers no sync, and is left alone', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
    tell({ state: 'one-shot', found: 0, last: null, problem: null });
    await expect.element(button('Folders: Notes')).toBeVisible();
    await expect.element(button('Sync now: Notes')).not.toBeInTheDocument();
    vi.advanceTimersByTime(10 * 60_000);
    window.dispatchEvent(new Event('focus'));
    expect(engine.synced).toEqual([]);
  });
});

describe('folders to leave out', () => {
  it('are chosen with checkboxes; what lies in one goes with it', async () => {
    engine.folders = [
      { path: 'old', files: 12, isExcluded: false },
      { path: 'old/deep', files: 1, isExcluded: false },
      { path: 'private', files: 0, isExcluded: true },
    ];
    tell(inSync);
    await button('Folders: Notes').click();
    const dialog = page.getByRole('dialog', { name: 'Folders of “Notes”' });
    const box = (name: RegExp) => dialog.getByRole('checkbox', { name });
    await expect.element(box(/^old 12 files/)).toBeChecked();
    await expect.element(box(/^private left out/)).not.toBeChecked();
    await box(/^old/).click();
    await expect.element(box(/^deep/)).toBeDisabled();
    await expect.element(box(/^deep/)).not.toBeChecked();
    await box(/^private/).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(engine.excluded).toEqual([{ source: 'folder:Notes', folders: ['old'] }]);
  });
});
