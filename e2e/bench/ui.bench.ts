import type { Page } from '@playwright/test';
import { serveBenchPage } from '../support/serveBenchPage';
import { test } from '../support/test';
import { writeResults } from '../support/writeResults';
import { measureHeap } from './ui/measureHeap';
import { measureInteractions } from './ui/measureInteractions';
import type { Frames, MapMeasurement } from './ui/page';

const maps = [
  { name: '10k', points: 10_000 },
  { name: '100k', points: 100_000 },
] as const;
const HITS = 10_000;

test('how the page feels: typing while notes are read, lists and maps that move, memory', async ({
  inkling,
  browser,
  context,
  folder,
}) => {
  await inkling.addSampleNotes();
  const growth = await measureHeap(inkling);
  const interactions = await measureInteractions(inkling, folder);
  await inkling.page.close();

  const served = await serveBenchPage('ui');
  const page = await context.newPage();
  await page.goto(served.address);
  await page.waitForFunction(() => 'measureMap' in window);
  const scroll = await call<Frames>(page, 'measureScroll', HITS);
  const figures: Record<string, number> = {
    'ui.inp_p95_ms_while_ingesting': interactions.p95,
    'ui.scroll_fps': tenths(scroll.perSecond),
    'ui.scroll_frame_p95_ms': tenths(scroll.p95),
    'ui.heap_growth': growth,
  };
  let renderer = '';
  for (const { name, points } of maps) {
    const measured = await call<MapMeasurement>(page, 'measureMap', points);
    renderer = measured.renderer;
    figures[`ui.map_${name}_fps`] = tenths(measured.perSecond);
    figures[`ui.map_${name}_frame_p95_ms`] = tenths(measured.p95);
    figures[`ui.map_${name}_drawn_s`] = tenths(measured.seconds);
  }
  const conditions = { renderer, hits_scrolled: HITS, keystrokes_while_ingesting: interactions.keystrokes };
  writeResults('ui', browser, { conditions, figures });
  await served.close();
});

/** Calls a function of the measured page. */
async function call<Result>(page: Page, name: string, argument: number): Promise<Result> {
  return await page.evaluate(
    (wanted) => (Reflect.get(window, wanted.name) as (argument: number) => Promise<Result>)(wanted.argument),
    { name, argument },
  );
}

const tenths = (value: number) => Math.round(value * 10) / 10;
