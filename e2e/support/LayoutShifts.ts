import type { Page } from '@playwright/test';

/** What moved on the page from one frame to the next. */
export interface Shift {
  readonly value: number;
  /** In milliseconds since the page was opened. */
  readonly at: number;
  /** Whether nothing moved but what is in the list of hits, which takes new hits as they are found. */
  readonly isInHits: boolean;
  /** What moved most, such as "P.hint 0 20 360 24 → 0 60 360 24": left, top, width and height before and after. */
  readonly moved: readonly string[];
}

/** Notes from now on, and at every later visit of the page, what moves on it. */
export class LayoutShifts {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  static async of(page: Page): Promise<LayoutShifts> {
    await page.addInitScript(noteShifts);
    await page.evaluate(noteShifts);
    return new LayoutShifts(page);
  }

  /** What has moved since the page was opened, or since the last call. */
  async take(): Promise<readonly Shift[]> {
    return await this.#page.evaluate(async () => {
      // What moved in the last frame is told in the next one.
      for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
      return (Reflect.get(window, 'takeShifts') as () => Shift[])();
    });
  }
}

/** Runs in the page. */
function noteShifts(): void {
  interface ShiftEntry extends PerformanceEntry {
    readonly value: number;
    readonly sources: readonly {
      readonly node: Node | null;
      readonly previousRect: DOMRectReadOnly;
      readonly currentRect: DOMRectReadOnly;
    }[];
  }
  const shifts: Shift[] = [];
  const elementOf = (node: Node | null) => (node instanceof Element ? node : (node?.parentElement ?? null));
  // Rows that made room for others are gone by now.
  const inHits = (node: Node | null) => node === null || elementOf(node)?.closest('[aria-label=Hits]') !== null;
  const name = (node: Node | null) => {
    const element = elementOf(node);
    return element === null ? 'something gone' : `${element.tagName}.${element.className}`;
  };
  const place = ({ x, y, width, height }: DOMRectReadOnly) => [x, y, width, height].map(Math.round).join(' ');
  const note = (entries: readonly PerformanceEntry[]) => {
    for (const { value, startTime, sources } of entries as ShiftEntry[]) {
      const moved = sources.map(
        ({ node, previousRect, currentRect }) => `${name(node)} ${place(previousRect)} → ${place(currentRect)}`,
      );
      const isInHits = sources.every(({ node }) => inHits(node));
      shifts.push({ value, at: startTime, isInHits, moved });
    }
  };
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: 'layout-shift', buffered: true });
  Reflect.set(window, 'takeShifts', () => {
    note(observer.takeRecords());
    return shifts.splice(0);
  });
}
