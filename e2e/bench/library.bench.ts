import { readFileSync } from 'node:fs';
import { ConnectedFolder } from '../support/ConnectedFolder';
import { InklingPage } from '../support/InklingPage';
import { LongTasks, type LongTask } from '../support/LongTasks';
import { peakMegabytes } from '../support/peakMegabytes';
import { expect, test } from '../support/test';
import { typeQueries, type Keystroke } from '../support/typeQueries';
import { percentile, writeResults } from '../support/writeResults';
import { NoteMaker, type MadeNote } from './library/NoteMaker';

/** `INKLING_NOTES` may ask for fewer, for a first look. */
const NOTES = Number(process.env['INKLING_NOTES'] ?? 25_000);
const CHANGED = 10;
/** Notes written into the folder at once. */
const WRITTEN_AT_ONCE = 500;
/** Between two queries, in milliseconds: someone who looks something up now and then while the folder is taken in. */
const BETWEEN_QUERIES = 5_000;
/** Long tasks of which the results tell what ran in them. */
const TOLD = 5;

const sampleQueries = readFileSync(new URL('../sample-queries.json', import.meta.url), 'utf8');
const queries = (JSON.parse(sampleQueries) as { query: string }[]).map(({ query }) => query);

test(`a folder of ${NOTES} notes`, async ({ page, browser }) => {
  test.setTimeout(90 * 60_000);
  const folder = await ConnectedFolder.prepare(page, 'Notes');
  const longTasks = await LongTasks.note(page);
  // Written from another page, whose work and garbage are not the app's.
  const writer = await page.context().newPage();
  await writer.goto('./manifest.webmanifest');
  const maker = new NoteMaker();
  let bytes = 0;
  const changed: MadeNote[] = [];
  for (let at = 0; at < NOTES; at += WRITTEN_AT_ONCE) {
    const notes = Array.from({ length: Math.min(WRITTEN_AT_ONCE, NOTES - at) }, (_, i) => maker.make(at + i));
    for (const { text } of notes) bytes += text.length;
    // Spread over all of them.
    changed.push(...notes.filter((_, i) => (at + i) % Math.ceil(NOTES / CHANGED) === 0));
    await folder.write(Object.fromEntries(notes.map(({ path, text }) => [path, text])), writer);
  }
  await writer.close();
  const inkling = new InklingPage(page);
  await inkling.open();

  await longTasks.take();
  const startedAt = performance.now();
  await folder.connect();
  await expect(inkling.source('Notes')).toBeVisible();
  const keystrokes: Keystroke[] = [];
  const isOver = async () =>
    (await inkling.source('Notes').getByText('Synced').count()) > 0 && (await inkling.ingest.count()) === 0;
  let typed = 0;
  while (!(await isOver())) {
    const query = queries[typed++ % queries.length]!;
    const measured = await typeQueries(inkling, [query]);
    // What was typed beside a finished ingest is left out, as is what was typed before anything could be found.
    if ((await inkling.counts()).documents > 0 && !(await isOver())) keystrokes.push(...measured);
    await page.waitForTimeout(Math.min(BETWEEN_QUERIES, NOTES));
  }
  const ingestSeconds = (performance.now() - startedAt) / 1000;
  const counts = await inkling.counts();
  expect(counts.documents).toBe(NOTES);
  const tasks = await longTasks.take();
  const peak = await peakMegabytes(browser);

  await folder.write(Object.fromEntries(changed.map(({ path, text }) => [path, `${text}\nOne more line.\n`])));
  const revisitedAt = performance.now();
  await page.reload();
  await inkling.ready();
  await expect(inkling.source('Notes')).toContainText(`${changed.length} changed`, { timeout: 600_000 });
  await inkling.ingested(600_000);
  const revisitSeconds = (performance.now() - revisitedAt) / 1000;
  const reads = await folder.filesRead();
  expect((await inkling.counts()).documents).toBe(NOTES);

  const latencies = keystrokes.map(({ latency }) => latency);
  const size = NOTES === 25_000 ? '25k' : String(NOTES);
  writeResults('library', browser, {
    conditions: {
      notes: NOTES,
      text_mb: Math.round(bytes / 1e6),
      passages: counts.passages,
      folder: 'in the private file system of the browser',
      keystrokes: latencies.length,
      seconds_between_queries: BETWEEN_QUERIES / 1000,
      seconds_of_second_visit: Math.round(revisitSeconds),
      tasks_over_50_ms: tasks.length,
      longest_tasks: tasks.slice(0, TOLD).map(told).join('; '),
    },
    figures: {
      [`library.${size}.query_p50_ms`]: percentile(latencies, 0.5),
      [`library.${size}.query_p95_ms`]: percentile(latencies, 0.95),
      // The browser tells only of tasks of 50 ms and more: 0 when there was none.
      [`library.${size}.longest_task_ms`]: tasks[0]?.milliseconds ?? 0,
      [`library.${size}.ingest_s`]: Math.round(ingestSeconds),
      ...(peak !== null && { [`library.${size}.peak_mb`]: peak }),
      'library.reads_after_10_changes': reads.length,
    },
  });
  expect(reads.length).toBe(changed.length);
});

const told = ({ milliseconds, scripts }: LongTask) => `${milliseconds} ms (${scripts.join(', ') || 'no script'})`;
