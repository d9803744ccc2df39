import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ConnectedFolder } from './ConnectedFolder';
import { InklingPage } from './InklingPage';
import type { KillCampaign } from './killDuringIngest';
import { libraryFaults } from './libraryFaults';
import { startKillableBrowser, type KillableBrowser } from './startKillableBrowser';
import { expect } from './test';
import { WatchedWrites, type WriteKind } from './WatchedWrites';
import { numberedNotes } from './writeNotes';

/** One note in so many changes, and half as many are removed or come back, before each kill. */
const CHANGED_EVERY = 10;

/** When the browser is killed. */
export interface SyncKill {
  /** What the wait is counted from: the beginning of such a write; by default the beginning of the sync. */
  readonly write?: WriteKind;
  /** Such writes that go before that one. */
  readonly skipped?: number;
  /** In milliseconds; null: the engine is stopped in the middle of that write, so that it cannot be over. */
  readonly wait: number | null;
}

export interface SyncCampaign extends Omit<KillCampaign, 'waits'> {
  readonly kills: readonly SyncKill[];
}

/**
 * Connects a folder, then again and again changes, adds and removes notes in it and kills the browser while it is synced:
 * rows are rewritten and merged all the time. After each kill the library has to be sound, and in the end what the folder
 * holds. Where kills are to meet writes, the folder is first taken in whole: an empty library has nothing to rewrite.
 *
 * @returns for each kill, whether what it was to meet was under way.
 */
export async function killDuringSync({ folder, address, notes, kills }: SyncCampaign): Promise<boolean[]> {
  const profile = join(folder, 'profile');
  const all = withCopies(Object.entries(numberedNotes(notes, 2)));
  const present = new Map(all);
  const met: boolean[] = [];
  const beginsWhole = kills.some(({ write }) => write !== undefined);

  const open = async (): Promise<{ browser: KillableBrowser; inkling: InklingPage; place: ConnectedFolder }> => {
    const browser = await startKillableBrowser(profile);
    const script = beginsWhole ? WatchedWrites.script : '';
    const place = await ConnectedFolder.prepare(browser.page, 'Notes', { script });
    const inkling = new InklingPage(browser.page);
    await inkling.open(address);
    return { browser, inkling, place };
  };

  if (beginsWhole) {
    const { browser, inkling, place } = await open();
    await place.write(Object.fromEntries(all));
    await place.connect();
    await expect.poll(async () => (await inkling.counts()).documents, { timeout: 600_000 }).toBe(notes);
    await inkling.ingested();
    await browser.kill();
  }
  for (const [attempt, { write, skipped = 0, wait }] of kills.entries()) {
    const { browser, inkling, place } = await open();
    expect(await libraryFaults(browser.page), `after kill ${attempt}`).toEqual([]);
    const isFirst = !beginsWhole && attempt === 0;
    const changes: Record<string, string | null> = isFirst ? Object.fromEntries(all) : {};
    for (const [position, [path, text]] of all.entries()) {
      if (isFirst || position % CHANGED_EVERY !== attempt % CHANGED_EVERY) continue;
      const goes = present.has(path) && position % 3 === attempt % 3;
      changes[path] = goes ? null : `${text}\nChanged ${Math.floor(attempt / CHANGED_EVERY)} times.\n`;
    }
    for (const [path, text] of Object.entries(changes)) {
      if (text === null) present.delete(path);
      else present.set(path, text);
    }
    await place.write(changes);
    const sync = async (): Promise<void> => {
      if (!(await inkling.source('Notes').isVisible())) await place.connect();
      else await browser.page.getByRole('button', { name: 'Sync now: Notes' }).click();
    };
    const writes = write && new WatchedWrites(browser.page, write);
    if (writes) {
      // What the kill before left to do may be done until here.
      if (wait === null) await writes.stopBehind(skipped);
      const begun = writes.begun(1 + skipped);
      // The write may be one of what the kill before left to do, and the browser be gone before the press.
      const over = sync().then(() => expect.poll(() => isBusy(inkling), { intervals: [1000] }).toBe(false));
      over.catch(() => undefined);
      // One there is after every change; whether there are more depends on what is written together.
      await (skipped === 0 ? begun : Promise.race([begun, over]));
    } else await sync();
    await setTimeout(wait ?? 0);
    met.push(writes ? writes.isUnderWay : await isBusy(inkling));
    await browser.kill();
  }

  const { browser, inkling, place } = await open();
  expect(await libraryFaults(browser.page)).toEqual([]);
  // The first kill may have come before the folder was connected.
  await place.connect();
  await expect.poll(async () => (await inkling.counts()).documents, { timeout: 120_000 }).toBe(present.size);
  await inkling.ingested(120_000);
  expect(await libraryFaults(browser.page)).toEqual([]);
  expect(await keptHashes(browser.page)).toEqual(await hashesOf(browser.page, present));
  await browser.kill();
  return met;
}

async function isBusy(inkling: InklingPage): Promise<boolean> {
  const words = await inkling.source('Notes').innerText();
  return /Looking|waiting/.test(words) || (await inkling.ingest.count()) > 0;
}

/** The same paths; every fourth note is a copy of the one before it, until the next time that one of them changes. */
function withCopies(notes: readonly (readonly [string, string])[]): (readonly [string, string])[] {
  return notes.map(([path, text], position) => [path, position % 4 === 3 ? notes[position - 1]![1] : text]);
}

/** The hash of the content of each document, by path. */
async function keptHashes(page: KillableBrowser['page']): Promise<Record<string, string>> {
  return await page.evaluate(
    () =>
      new Promise<Record<string, string>>((resolve) => {
        indexedDB.open('inkling').addEventListener('success', ({ target }) => {
          const database = (target as IDBOpenDBRequest).result;
          const request = database.transaction('documents').objectStore('documents').getAll();
          request.addEventListener('success', () => {
            database.close();
            const documents = request.result as { path: string; contentHash: string }[];
            resolve(Object.fromEntries(documents.map(({ path, contentHash }) => [path, contentHash])));
          });
        });
      }),
  );
}

async function hashesOf(
  page: KillableBrowser['page'],
  texts: ReadonlyMap<string, string>,
): Promise<Record<string, string>> {
  return await page.evaluate(
    async (entries) => {
      const hashes = entries.map(async ([path, text]) => {
        const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
        return [path, Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')] as const;
      });
      return Object.fromEntries(await Promise.all(hashes));
    },
    [...texts],
  );
}
