import { join } from 'node:path';
import { InklingPage } from './InklingPage';
import { libraryFaults } from './libraryFaults';
import { startKillableBrowser } from './startKillableBrowser';
import { expect } from './test';

export interface RestoreCampaign {
  /** An empty folder for the browser profile. */
  readonly folder: string;
  readonly address: string;
  /** A backup on disk, and what it holds. */
  readonly backup: string;
  readonly documents: number;
  readonly passages: number;
  /** For each kill, how long after a commit in milliseconds; every other one counts from the beginning of the restore. */
  readonly waits: readonly number[];
}

/**
 * Restores a backup again and again into one profile and kills the browser meanwhile. After each kill what was taken is
 * there and sound, and in the end all of it.
 *
 * @returns the number of documents seen at each kill.
 */
export async function killDuringRestore(campaign: RestoreCampaign): Promise<number[]> {
  const { folder, address, backup, documents, passages, waits } = campaign;
  const profile = join(folder, 'profile');
  const taken: number[] = [];
  for (const [attempt, wait] of waits.entries()) {
    const browser = await startKillableBrowser(profile);
    const inkling = new InklingPage(browser.page);
    await inkling.open(address);
    expect(await libraryFaults(browser.page)).toEqual([]);
    const before = (await inkling.counts()).documents;
    expect(before).toBeGreaterThanOrEqual(taken.at(-1) ?? 0);
    await inkling.beginRestore(backup);
    if (attempt % 2 === 0 && before < documents) {
      await expect.poll(async () => (await inkling.counts()).documents).toBeGreaterThan(before);
    }
    await browser.page.waitForTimeout(wait);
    taken.push((await inkling.counts()).documents);
    await browser.kill();
  }
  const browser = await startKillableBrowser(profile);
  const inkling = new InklingPage(browser.page);
  await inkling.open(address);
  expect(await libraryFaults(browser.page)).toEqual([]);
  await inkling.beginRestore(backup);
  await expect(browser.page.getByRole('dialog').getByRole('status')).toContainText(/Restored|Nothing had to/, {
    timeout: 120_000,
  });
  await browser.page.getByRole('button', { name: 'Done' }).click();
  expect(await inkling.counts()).toEqual({ documents, passages });
  expect(await libraryFaults(browser.page)).toEqual([]);
  await browser.kill();
  return taken;
}
