import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { filesOf, packFolder, writePack } from '../../scripts/packFolder.mjs';
import { InklingPage } from '../support/InklingPage';
import { makeSite } from '../support/makeSite';
import { servePlain } from '../support/servePlain';
import { expect, test } from '../support/test';
import { percentile, writeResults } from '../support/writeResults';
import { NoteMaker } from './library/NoteMaker';

type Description = Awaited<ReturnType<typeof packFolder>>['description'];

/** Notes whose passages are a little more than 10,000. */
const NOTES = Number(process.env['INKLING_NOTES'] ?? 4600);
/** The folder of a pack that was made before, to measure that. */
const READY = process.env['INKLING_PACK'];
/** The median of so many loads counts. */
const LOADS = 5;

/** Notes when the pack has arrived, when so many passages can be searched, and when all is written. */
function watchPack(passages: number): void {
  const mark = (name: string) => {
    if (performance.getEntriesByName(name).length === 0) performance.mark(name);
  };
  const observer = new MutationObserver(() => {
    const bar = document.querySelector<HTMLProgressElement>('main progress[aria-label^="Loading"]');
    // The first third of the progress is the way here.
    if (bar && bar.position >= 0.33) mark('pack:arrived');
    const words = document.querySelector('[data-testid="status-passages"]')?.textContent ?? '';
    if (words.replaceAll(',', '').endsWith(` ${passages} passages`)) mark('pack:searchable');
    if (/ready to be searched/.test(document.querySelector('main')?.textContent ?? '')) mark('pack:written');
  });
  observer.observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
}

/** Makes a pack of made notes; gives how long that took, in milliseconds. */
async function makePack(out: string): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'inkling-notes-'));
  const maker = new NoteMaker();
  for (let number = 0; number < NOTES; number++) {
    const { path, text } = maker.make(number);
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const begun = performance.now();
  const pack = await packFolder(folder, {
    source: { id: 'pack:made', kind: 'pack', name: 'Made notes' },
    files: await filesOf(folder, { withDates: false }),
  });
  const made = performance.now() - begun;
  await rm(folder, { recursive: true });
  await writePack(out, pack);
  return made;
}

test('a pack of 10,000 passages', async ({ browser }) => {
  const made: number[] = [];
  const site = await makeSite(async (built) => {
    const out = join(built, 'packs', 'made');
    if (READY === undefined) made.push(await makePack(out));
    else await cp(READY, out, { recursive: true });
  });
  const host = await servePlain(site.folder);
  const described = JSON.parse(await readFile(join(site.folder, 'packs', 'made', 'pack.json'), 'utf8')) as Description;

  const times: { readonly arrived: number; readonly searchable: number; readonly written: number }[] = [];
  for (let load = 0; load < LOADS; load++) {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.addInitScript(watchPack, described.passages);
    const inkling = new InklingPage(page);
    await inkling.open(host.address);
    // The page itself is not measured.
    await page.evaluate(() => {
      performance.clearMarks();
      history.replaceState(null, '', '?pack=made');
    });
    await page.reload();
    await expect(inkling.centre.getByText('ready to be searched')).toBeVisible({ timeout: 120_000 });
    times.push(
      await page.evaluate(() => {
        const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN;
        return { arrived: at('pack:arrived'), searchable: at('pack:searchable'), written: at('pack:written') };
      }),
    );
    await context.close();
  }
  await host.close();
  await site.remove();
  const median = (of: (each: (typeof times)[number]) => number) => percentile(times.map(of), 0.5);
  const { documents, passages, bytes } = described;
  writeResults('pack', browser, {
    conditions: { documents, passages, loads: LOADS, host: 'this machine, without compression' },
    figures: {
      ...(made[0] !== undefined && { 'pack.make_s': Math.round(made[0] / 100) / 10 }),
      'pack.mb': Math.round(bytes / 1e5) / 10,
      'pack.searchable_ms': median(({ searchable, arrived }) => searchable - arrived),
      'pack.written_ms': median(({ written, arrived }) => written - arrived),
    },
  });
});
