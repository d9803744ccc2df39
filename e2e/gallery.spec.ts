import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { galleryStates } from '../src/ui/gallery/galleryStates';
import { axeViolations } from './support/axeViolations';
import { expect, test } from './support/test';

const stylePath = fileURLToPath(new URL('support/withoutLetters.css', import.meta.url));
const looks = { scale: 'device', maxDiffPixelRatio: 0.04 } as const;

const softly = expect.configure({ soft: true });
const states = galleryStates.map(({ name }) => name);

/** Shows a state; the page stays, so that a state takes a moment only. */
async function show(page: Page, name: string): Promise<void> {
  await page.evaluate((wanted) => {
    history.pushState(null, '', `?gallery=${wanted}`);
    dispatchEvent(new PopStateEvent('popstate'));
  }, name);
  await expect(page.locator('html'), name).toHaveAttribute('data-gallery', name);
}

/** By how much the page is wider than the window, in CSS pixels. */
async function overflow(page: Page): Promise<number> {
  return await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

/**
 * What can be pressed in the open dialog, or on the whole page, and is missed by a press 21 px away from its middle to some
 * side: a target of 44 px, less what is lost by rounding. Links and buttons within a line of text are as high as the line,
 * as WCAG 2.5.5 allows.
 */
async function smallTargets(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const whole = [...document.querySelectorAll('dialog[open], [role=menu]')].at(-1) ?? document.body;
    const pressable = 'a[href], button, input, select, textarea, summary, [role=option], [role=menuitem], [data-menu]';
    const isInText = (element: Element) => {
      const { parentElement: parent } = element;
      const isAlone = parent?.textContent.trim() === element.textContent.trim();
      return element.matches('p a, li a, td a, p button') && !isAlone;
    };
    const isMissed = (target: Element) => {
      const { left, top, width, height } = target.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      const around = [
        [x - 21, y],
        [x + 21, y],
        [x, y - 21],
        [x, y + 21],
      ] as const;
      return around.some(([atX, atY]) => !target.contains(document.elementFromPoint(atX, atY)));
    };
    return [...whole.querySelectorAll(pressable)]
      .filter((element) => !element.matches(':disabled, [href="#centre"]') && element.checkVisibility())
      .filter((element) => !isInText(element))
      .map((element) => element.closest('label') ?? element)
      .filter((target) => {
        target.scrollIntoView({ block: 'center', inline: 'nearest' });
        return isMissed(target);
      })
      .map((target) => {
        const { width, height } = target.getBoundingClientRect();
        const words = target.getAttribute('aria-label') ?? target.textContent;
        return `${target.tagName} “${words.slice(0, 40)}” ${Math.round(width)} × ${Math.round(height)}`;
      });
  });
}

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto('./?gallery');
});

test('axe finds nothing in any state, in both themes, and none is wider than a phone', async ({ page }) => {
  for (const name of states) {
    await show(page, name);
    await softly.poll(() => axeViolations(page), { message: name }).toEqual([]);
    // Of all rules, only contrast sees the theme.
    await page.emulateMedia({ colorScheme: 'dark' });
    // Colours follow a moment later, not all at once.
    await softly.poll(() => axeViolations(page, ['color-contrast']), { message: `${name}, dark` }).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 360, height: 740 });
    expect.soft(await overflow(page), `${name}, 360 px`).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1280, height: 800 });
  }
});

test('at 200 % of zoom nothing is lost, and forced colours leave what is chosen visible', async ({ page }) => {
  // A window of 1280 px at 200 % is one of 640 px.
  await page.setViewportSize({ width: 640, height: 400 });
  for (const name of ['first-visit', 'hits', 'reading', 'settings', 'commands', 'map']) {
    await show(page, name);
    expect.soft(await overflow(page), name).toBeLessThanOrEqual(0);
    const whole = page.locator('dialog[open], body:not(:has(dialog[open]))').last();
    const last = whole.getByRole('button').or(whole.getByRole('option')).last();
    await last.scrollIntoViewIfNeeded();
    await expect.soft(last, name).toBeInViewport();
  }
  await page.emulateMedia({ forcedColors: 'active' });
  await show(page, 'commands');
  await expect(page.getByRole('option', { selected: true })).toHaveCSS('outline-style', 'solid');
});

test('what a screen reader reads, in its order', async ({ page }, { config }) => {
  // Before it writes one anew, Playwright waits all that time for the old one to be met.
  const waiting = config.updateSnapshots === 'all' ? { timeout: 3000 } : {};
  for (const name of ['first-visit', 'hits', 'reading', 'commands']) {
    await show(page, name);
    await expect.soft(page.locator('body')).toMatchAriaSnapshot({ name: `${name}.aria.yml`, ...waiting });
  }
});

test('documents and names from right to left are shown so', async ({ page }) => {
  await show(page, 'reading-right-to-left');
  const document = page.getByRole('complementary', { name: 'Document' });
  for (const heading of [document.getByRole('heading', { level: 2 }), page.locator('[data-title]').first()]) {
    await expect(heading).toHaveCSS('direction', 'rtl');
  }
  await expect(document.getByText('خبز الطابون يحتاج').last()).toHaveCSS('direction', 'rtl');
});

test.describe('with a thumb', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('everything that can be pressed is at least 44 px wide and high', async ({ page }) => {
    expect(await page.evaluate(() => matchMedia('(pointer: coarse)').matches)).toBe(true);
    for (const name of states) {
      await show(page, name);
      // A dialog may still be on its way.
      await softly.poll(() => smallTargets(page), { message: name }).toEqual([]);
    }
  });
});

test.describe('photographs', () => {
  // Half the size, and without letters: fonts of another machine differ less than a pane that is gone. The policy forbids
  // the style sheet that hides them.
  test.use({ deviceScaleFactor: 0.5, bypassCSP: true, triesToLeave: true });

  test('every state looks as it did', async ({ page }) => {
    for (const name of states) {
      await show(page, name);
      await expect.soft(page).toHaveScreenshot(`${name}.png`, { ...looks, stylePath });
    }
  });
});
