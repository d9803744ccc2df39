import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Locator, Page } from '@playwright/test';
import { InklingPage } from './InklingPage';
import { libraryFaults } from './libraryFaults';
import { startKillableBrowser, type KillableBrowser } from './startKillableBrowser';
import { steerEngine } from './steerEngine';
import { expect } from './test';
import { WatchedWrites } from './WatchedWrites';

export interface RestoreCampaign {
  /** An empty folder for the browser profile. */
  readonly folder: string;
  readonly address: string;
  /** A backup on disk, and what it holds. */
  readonly backup: string;
  readonly documents: number;
  readonly passages: number;
  /** For each kill, how long after the beginning of the restore, in milliseconds; null: in the middle of its second write. */
  readonly waits: readonly (number | null)[];
}

/** What a kill met. */
export interface RestoreKill {
  /** Documents that were there. */
  readonly documents: number;
  /** Whether the restore was still under way. */
  readonly isInside: boolean;
}

/** How long a restore takes that is left alone, in milliseconds. */
export async function measureRestore({ folder, address, backup }: Omit<RestoreCampaign, 'waits'>): Promise<number> {
  const { browser, inkling } = await open(join(folder, 'undisturbed'), address);
  const startedAt = performance.now();
  await inkling.beginRestore(backup);
  await restored(browser.page);
  const length = performance.now() - startedAt;
  await browser.kill();
  return length;
}

/**
 * Restores a backup again and again and kills the browser meanwhile: into one profile until that holds all of it, then into
 * the next one. After each kill what was taken is there and sound, and in the end all of it.
 */
export async function killDuringRestore(campaign: RestoreCampaign): Promise<RestoreKill[]> {
  const { folder, address, backup, documents, passages, waits } = campaign;
  const kills: RestoreKill[] = [];
  let profile = 0;
  /** Documents in the profile at the kill before. */
  let taken = 0;
  const openSound = async () => {
    const opened = await open(join(folder, `profile ${profile}`), address);
    expect(await libraryFaults(opened.browser.page), `after kill ${kills.length}`).toEqual([]);
    expect((await opened.inkling.counts()).documents).toBeGreaterThanOrEqual(taken);
    return opened;
  };
  for (const wait of waits) {
    let { browser, inkling } = await openSound();
    if ((await inkling.counts()).documents === documents) {
      await browser.kill();
      profile += 1;
      taken = 0;
      ({ browser, inkling } = await openSound());
    }
    const writes = new WatchedWrites(browser.page, 'blocks');
    const stopped = writes.begun(2);
    if (wait === null) await writes.stopBehind(1);
    await inkling.beginRestore(backup);
    if (wait === null) await stopped;
    else await setTimeout(wait);
    taken = (await inkling.counts()).documents;
    kills.push({ documents: taken, isInside: (await outcome(browser.page).count()) === 0 });
    await browser.kill();
  }
  const { browser, inkling } = await openSound();
  await inkling.beginRestore(backup);
  await restored(browser.page);
  await browser.page.getByRole('button', { name: 'Done' }).click();
  expect(await inkling.counts()).toEqual({ documents, passages });
  expect(await libraryFaults(browser.page)).toEqual([]);
  await browser.kill();
  return kills;
}

async function open(
  profile: string,
  address: string,
): Promise<{ readonly browser: KillableBrowser; readonly inkling: InklingPage }> {
  const browser = await startKillableBrowser(profile);
  await steerEngine(browser.page, WatchedWrites.script);
  const inkling = new InklingPage(browser.page);
  await inkling.open(address);
  return { browser, inkling };
}

/** What the dialog says when a restore is over. */
function outcome(page: Page): Locator {
  return page
    .getByRole('dialog')
    .getByRole('status')
    .filter({ hasText: /Restored|Nothing had to/ });
}

async function restored(page: Page): Promise<void> {
  await expect(outcome(page)).toBeVisible({ timeout: 600_000 });
}
