import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { holdIngest } from './holdIngest';
import { InklingPage } from './InklingPage';
import { startKillableBrowser } from './startKillableBrowser';
import { steerEngine } from './steerEngine';
import { expect } from './test';
import { WatchedWrites } from './WatchedWrites';
import { numberedNotes, writeNotes } from './writeNotes';

/** What a campaign of kills is to do. */
export interface KillCampaign {
  /** An empty folder for notes and browser profile. */
  readonly folder: string;
  readonly address: string;
  readonly notes: number;
  /** For each kill, how long after a commit, in milliseconds; null: the engine is stopped in the middle of a commit. */
  readonly waits: readonly (number | null)[];
}

/**
 * Adds a folder of notes and kills the browser again and again while they are ingested. After each kill what was
 * committed has to be there, and in the end every note, each of them whole.
 *
 * @returns the number of documents seen at each kill.
 */
export async function killDuringIngest({ folder, address, notes, waits }: KillCampaign): Promise<number[]> {
  const place = join(folder, 'Notes');
  await writeNotes(place, numberedNotes(notes));
  const profile = join(folder, 'profile');
  const committed: number[] = [];
  for (const [attempt, wait] of waits.entries()) {
    const browser = await startKillableBrowser(profile);
    await steerEngine(browser.page, WatchedWrites.script);
    const inkling = new InklingPage(browser.page);
    await inkling.open(address);
    const letIngest = attempt === 0 ? await holdIngest(browser.page) : null;
    if (letIngest) {
      await inkling.addFolder(place);
      const added = `Added ${notes.toLocaleString('en')} files from Notes`;
      await expect(inkling.centre.getByText(added)).toBeVisible({ timeout: 300_000 });
    }
    const before = (await inkling.counts()).documents;
    expect(before).toBeGreaterThanOrEqual(committed.at(-1) ?? 0);
    const writes = new WatchedWrites(browser.page, 'blocks');
    const stopped = writes.begun(3);
    if (wait === null) await writes.stopBehind(2);
    await letIngest?.();
    if (wait === null) await stopped;
    else if (before < notes) {
      // Looked at often: a second later, all of them may be there.
      const often = { intervals: [20] };
      await expect.poll(async () => (await inkling.counts()).documents, often).toBeGreaterThan(before);
    }
    await setTimeout(wait ?? 0);
    committed.push((await inkling.counts()).documents);
    await browser.kill();
  }

  const browser = await startKillableBrowser(profile);
  const inkling = new InklingPage(browser.page);
  await inkling.open(address);
  expect((await inkling.counts()).documents).toBeGreaterThanOrEqual(committed.at(-1) ?? 0);
  await expect.poll(async () => (await inkling.counts()).documents, { timeout: 300_000 }).toBe(notes);
  await inkling.ingested();
  const { passages } = await inkling.counts();
  await expect(inkling.source('Notes')).not.toContainText(/failed|waiting/);
  await expect.poll(() => browser.page.getByRole('alert').allInnerTexts()).toEqual([]);

  // Added once more, nothing changes: every document is whole.
  await inkling.addFolder(place);
  await inkling.ingested(300_000);
  expect(await inkling.counts()).toEqual({ documents: notes, passages });
  await inkling.search('note number 123 about taxes');
  await expect(inkling.hits.first()).toContainText('note 123.md');
  for (const number of [0, 77, notes - 1]) {
    await inkling.search(`"note number ${number} of part 2"`);
    await expect(inkling.hits).toHaveCount(1);
    await expect(inkling.hits.first()).toContainText(`note ${number}.md`);
  }
  await browser.kill();
  return committed;
}
