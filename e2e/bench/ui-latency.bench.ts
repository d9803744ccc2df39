import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '../support/test';
import { MILLISECONDS_BETWEEN_KEYS, typeQueries, type Keystroke } from '../support/typeQueries';
import { percentile, writeResults } from '../support/writeResults';

const sampleNotes = fileURLToPath(new URL('../../public/sample/', import.meta.url));
const vault = fileURLToPath(new URL('../../../shared/corpora/obsidian-help-en/', import.meta.url));
const hasVault = existsSync(vault);

const sampleQueries = readFileSync(new URL('../sample-queries.json', import.meta.url), 'utf8');
const queries = (JSON.parse(sampleQueries) as { query: string }[]).map(({ query }) => query);

/** Queries typed when nothing else runs: every second one, or the measurement takes ten minutes. */
const atRestQueries = queries.filter((_, position) => position % 2 === 0);

/** Copies of the notes that are ingested while typing: one of them is over too soon. */
const COPIES = 30;
const latencies = (keystrokes: readonly Keystroke[]) => keystrokes.map(({ latency }) => latency);
const lettersOf = (texts: readonly string[]) => texts.reduce((sum, text) => sum + text.length, 0);

test('keystroke to results', async ({ inkling, browser, folder }) => {
  const { page } = inkling;
  await inkling.addSampleNotes();
  await typeQueries(inkling, queries.slice(0, 5));
  const onSample = await typeQueries(inkling, atRestQueries);
  const sample = await inkling.counts();

  const startedAt = performance.now();
  if (hasVault) {
    await inkling.addFolder(vault);
    await inkling.source('obsidian-help-en').waitFor();
    await inkling.ingested();
  }
  const vaultSeconds = (performance.now() - startedAt) / 1000;
  const rest = await inkling.counts();
  await typeQueries(inkling, queries.slice(0, 5));
  const atRest = hasVault ? await typeQueries(inkling, atRestQueries) : onSample;

  const background = join(folder, 'Copies');
  for (let copy = 0; copy < COPIES; copy++) {
    cpSync(hasVault ? vault : sampleNotes, join(background, String(copy)), { recursive: true });
  }
  await inkling.addFolder(background);
  await expect
    .poll(async () => (await inkling.counts()).documents, { timeout: 60_000 })
    .toBeGreaterThan(rest.documents);
  const before = { ...(await inkling.counts()), at: performance.now() };
  let after = before;
  const whileIngesting: Keystroke[] = [];
  let typed = 0;
  for (const query of queries) {
    const keystrokes = await typeQueries(inkling, [query]);
    // Counted before the look at whether ingest still runs: what was typed beside a finished ingest is left out.
    const counts = { ...(await inkling.counts()), at: performance.now() };
    if ((await inkling.ingest.count()) === 0) break;
    after = counts;
    whileIngesting.push(...keystrokes);
    typed += query.length;
  }
  await page.getByRole('button', { name: 'Clear the search' }).click();
  expect(whileIngesting.length, 'ingest must outlast some of the typing').toBeGreaterThan(100);

  writeResults('ui-latency', browser, {
    conditions: {
      notes: hasVault ? 'the sample, then the Obsidian help vault (173 notes) beside it' : 'the sample',
      passages_of_sample: sample.passages,
      passages_at_rest: rest.passages,
      passages_while_ingesting: `${before.passages} to ${after.passages}`,
      keystrokes_at_rest: atRest.length,
      keystrokes_while_ingesting: whileIngesting.length,
      share_answered_before_the_next_key_at_rest: share(atRest.length, lettersOf(atRestQueries)),
      share_answered_before_the_next_key_while_ingesting: share(whileIngesting.length, typed),
      milliseconds_between_keys: MILLISECONDS_BETWEEN_KEYS,
      seconds_to_ingest_vault: Math.round(vaultSeconds * 10) / 10,
    },
    figures: {
      'ui.sample_keystroke_p50_ms': percentile(latencies(onSample), 0.5),
      'ui.sample_keystroke_p95_ms': percentile(latencies(onSample), 0.95),
      'ui.keystroke_p50_ms': percentile(latencies(atRest), 0.5),
      'ui.keystroke_p95_ms': percentile(latencies(atRest), 0.95),
      'ui.keystroke_p50_ms_while_ingesting': percentile(latencies(whileIngesting), 0.5),
      'ui.keystroke_p95_ms_while_ingesting': percentile(latencies(whileIngesting), 0.95),
      'ingest.passages_per_s_while_typing': rate(before, after),
      'ingest.passages_per_s': Math.round((rest.passages - sample.passages) / vaultSeconds),
    },
  });
});

interface Instant {
  readonly passages: number;
  readonly at: number;
}

const share = (part: number, whole: number) => Math.round((100 * part) / whole) / 100;
const rate = (from: Instant, to: Instant) => Math.round(((to.passages - from.passages) * 1000) / (to.at - from.at));
