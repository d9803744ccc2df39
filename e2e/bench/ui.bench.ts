import { test } from '../support/test';
import { serveBenchPage } from '../support/serveBenchPage';
import { writeResults } from '../support/writeResults';
import type { MapMeasurement } from './ui/page';

const sizes = [
  { name: '10k', points: 10_000 },
  { name: '100k', points: 100_000 },
] as const;

test('the map: frames while it is dragged, and how long it takes to draw', async ({ page, browser }) => {
  const served = await serveBenchPage('ui');
  await page.goto(served.address);
  await page.waitForFunction(() => 'measureMap' in window);
  const figures: Record<string, number> = {};
  let renderer = '';
  for (const { name, points } of sizes) {
    const measured = await page.evaluate(
      (count) => (Reflect.get(window, 'measureMap') as (points: number) => Promise<MapMeasurement>)(count),
      points,
    );
    renderer = measured.renderer;
    figures[`ui.map_${name}_fps`] = Math.round(measured.framesPerSecond * 10) / 10;
    figures[`ui.map_${name}_drawn_s`] = Math.round(measured.seconds * 10) / 10;
  }
  writeResults('ui', browser, { conditions: { renderer }, figures });
  await served.close();
});
