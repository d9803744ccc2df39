import type { Page } from '@playwright/test';

/** What blocked the page's main thread for 50 ms and more. */
export interface LongTask {
  readonly milliseconds: number;
  /** What ran in it, as far as the browser tells: scripts of the page of 5 ms and more, none of tests, and no collection. */
  readonly scripts: readonly string[];
}

interface Noted {
  tasks: { startTime: number; duration: number }[];
  scripts: ScriptTiming[];
}

/** Of the Long Animation Frames API, which TypeScript's library does not know. */
interface ScriptTiming {
  readonly startTime: number;
  readonly duration: number;
  readonly invoker: string;
  readonly forcedStyleAndLayoutDuration: number;
  readonly sourceURL: string;
  readonly sourceCharPosition: number;
}

/** Notes what blocks a page's main thread, with the scripts that ran meanwhile. Chromium only. */
export class LongTasks {
  private constructor(readonly page: Page) {}

  /** To be called before the page is opened. */
  static async note(page: Page): Promise<LongTasks> {
    await page.addInitScript(() => {
      const noted: Noted = { tasks: [], scripts: [] };
      Object.assign(window, { longTasks: noted });
      new PerformanceObserver((list) => {
        noted.tasks.push(...list.getEntries().map(({ startTime, duration }) => ({ startTime, duration })));
      }).observe({ type: 'longtask', buffered: true });
      new PerformanceObserver((list) => {
        const frames = list.getEntries() as (PerformanceEntry & { readonly scripts: readonly ScriptTiming[] })[];
        for (const { scripts } of frames) {
          for (const script of scripts) {
            const { startTime, duration, invoker, forcedStyleAndLayoutDuration, sourceURL, sourceCharPosition } =
              script;
            noted.scripts.push({
              startTime,
              duration,
              invoker,
              forcedStyleAndLayoutDuration,
              sourceURL,
              sourceCharPosition,
            });
          }
        }
      }).observe({ type: 'long-animation-frame', buffered: true });
    });
    return new LongTasks(page);
  }

  /** All since the last call, longest first. */
  async take(): Promise<readonly LongTask[]> {
    const { tasks, scripts } = await this.page.evaluate(() => {
      const noted = (window as unknown as { longTasks: Noted }).longTasks;
      return { tasks: noted.tasks.splice(0), scripts: noted.scripts.splice(0) };
    });
    return tasks
      .toSorted((a, b) => b.duration - a.duration)
      .map(({ startTime, duration }) => ({
        milliseconds: Math.round(duration),
        // The page's clock is coarse.
        scripts: scripts
          .filter((script) => script.startTime >= startTime - 1 && script.startTime < startTime + duration)
          .map(inWords),
      }));
  }
}

/** "Worker.onmessage index-AbC.js:2581 49 ms, 21 of them forced layout". */
function inWords(script: ScriptTiming): string {
  const file = `${script.sourceURL.split('/').at(-1)}:${script.sourceCharPosition}`;
  const forced = Math.round(script.forcedStyleAndLayoutDuration);
  const layout = forced > 0 ? `, ${forced} of them forced layout` : '';
  return `${script.invoker} ${file} ${Math.round(script.duration)} ms${layout}`;
}
