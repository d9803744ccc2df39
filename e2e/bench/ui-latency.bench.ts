import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { InklingPage } from '../support/InklingPage';
import { expect, test } from '../support/test';
import { percentile, writeResults } from '../support/writeResults';

const sampleNotes = fileURLToPath(new URL('../../public/sample/', import.meta.url));
const vault = fileURLToPath(new URL('../../../shared/corpora/obsidian-help-en/', import.meta.url));
const hasVault = existsSync(vault);

const sampleQueries = readFileSync(new URL('../sample-queries.json', import.meta.url), 'utf8');
const queries = (JSON.parse(sampleQueries) as { query: string }[]).map(({ query }) => query);

/** Copies of the notes that are ingested while typing: one of them is over too soon. */
const COPIES = 40;
/** About 170 words a minute: a fast typist. */
const MILLISECONDS_BETWEEN_KEYS = 70;

/** A keystroke and how long it took until its hits were in the page, about to be painted, in milliseconds. */
interface Keystroke {
  readonly query: string;
  readonly latency: number;
}

/** Types queries key by key and measures every keystroke that was answered before the next one took its place. */
async function type({ page, searchBox }: InklingPage, texts: readonly string[]): Promise<Keystroke[]> {
  const keystrokes: Keystroke[] = [];
  for (const text of texts) {
    await searchBox.fill('');
    await page.evaluate(() => performance.clearMarks());
    await searchBox.pressSequentially(text, { delay: MILLISECONDS_BETWEEN_KEYS });
    await page.waitForTimeout(250);
    keystrokes.push(
      ...(await page.evaluate(() => {
        const marks = (name: string) => performance.getEntriesByName(name, 'mark') as PerformanceMark[];
        const queryOf = (mark: PerformanceMark) => (mark.detail as { query: string }).query;
        return marks('inkling:keystroke').flatMap((key) => {
          const answer = marks('inkling:results').find(
            (result) => queryOf(result) === queryOf(key) && result.startTime >= key.startTime,
          );
          return answer ? [{ query: queryOf(key), latency: answer.startTime - key.startTime }] : [];
        });
      })),
    );
  }
  return keystrokes;
}

const latencies = (keystrokes: readonly Keystroke[]) => keystrokes.map(({ latency }) => latency);
const lettersOf = (texts: readonly string[]) => texts.reduce((sum, text) => sum + text.length, 0);

test('keystroke to results', async ({ inkling, browser, folder }) => {
  const { page } = inkling;
  await inkling.addSampleNotes();
  await type(inkling, queries.slice(0, 5));
  const onSample = await type(inkling, queries);
  const sample = await inkling.counts();

  const background = join(folder, 'Copies');
  for (let copy = 0; copy < COPIES; copy++) {
    cpSync(hasVault ? vault : sampleNotes, join(background, String(copy)), { recursive: true });
  }
  await inkling.addFolder(background);
  await expect
    .poll(async () => (await inkling.counts()).documents, { timeout: 60_000 })
    .toBeGreaterThan(sample.documents);
  const before = { ...(await inkling.counts()), at: performance.now() };
  const whileIngesting: Keystroke[] = [];
  let typed = 0;
  for (const query of queries) {
    const keystrokes = await type(inkling, [query]);
    if ((await inkling.ingest.count()) === 0) break;
    whileIngesting.push(...keystrokes);
    typed += query.length;
  }
  await expect(inkling.ingest, 'ingest must outlast the typing').toBeVisible();
  const after = { ...(await inkling.counts()), at: performance.now() };
  await inkling.ingested(30 * 60_000);
  const all = await inkling.counts();
  await type(inkling, queries.slice(0, 5));
  const atRest = await type(inkling, queries);

  await page.reload();
  await inkling.ready();
  await expect.poll(async () => (await inkling.counts()).documents).toBe(all.documents);

  writeResults('ui-latency', browser, {
    conditions: {
      notes: hasVault ? 'Obsidian help vault, and the sample' : 'the sample',
      sample_passages: sample.passages,
      passages_at_rest: all.passages,
      keystrokes_at_rest: atRest.length,
      keystrokes_while_ingesting: whileIngesting.length,
      answered_share_while_ingesting: Math.round((100 * whileIngesting.length) / typed) / 100,
      answered_share_at_rest: Math.round((100 * atRest.length) / lettersOf(queries)) / 100,
      milliseconds_between_keys: MILLISECONDS_BETWEEN_KEYS,
    },
    figures: {
      'ui.sample_keystroke_p50_ms': percentile(latencies(onSample), 0.5),
      'ui.sample_keystroke_p95_ms': percentile(latencies(onSample), 0.95),
      'ui.keystroke_p50_ms': percentile(latencies(atRest), 0.5),
      'ui.keystroke_p95_ms': percentile(latencies(atRest), 0.95),
      'ui.keystroke_p50_ms_while_ingesting': percentile(latencies(whileIngesting), 0.5),
      'ui.keystroke_p95_ms_while_ingesting': percentile(latencies(whileIngesting), 0.95),
      'ingest.passages_per_s': Math.round(((after.passages - before.passages) * 1000) / (after.at - before.at)),
    },
  });
});
