import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { findBrowser } from './findBrowser.mjs';
import { projectRoot } from './projectRoot.mjs';
import { runMain } from './runMain.mjs';

/** The ground of the icon, which reaches to the edge where the system cuts its own shape out. */
const ground = '#1f2a5c';

/** Share of the width that the drawing takes: what is outside of the inner 80 % of a maskable icon may be cut off. */
const icons = [
  { name: 'icon-192.png', size: 192, share: 1, background: 'transparent' },
  { name: 'icon-512.png', size: 512, share: 1, background: 'transparent' },
  { name: 'maskable-192.png', size: 192, share: 0.8, background: ground },
  { name: 'maskable-512.png', size: 512, share: 0.8, background: ground },
  { name: 'apple-touch-icon.png', size: 180, share: 0.9, background: ground },
];

/** Draws public/icons from public/icon.svg. */
await runMain(async () => {
  const folder = join(projectRoot, 'public', 'icons');
  await mkdir(folder, { recursive: true });
  const svg = await readFile(join(projectRoot, 'public', 'icon.svg'), 'utf8');
  const browser = await chromium.launch(await findBrowser());
  const page = await browser.newPage();
  for (const { name, size, share, background } of icons) {
    const drawn = Math.round(size * share);
    const margin = (size - drawn) / 2;
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>html { background: ${background}; } body { margin: ${margin}px; } svg { display: block; width: ${drawn}px; height: ${drawn}px; }</style>${svg}`,
    );
    await page.screenshot({ path: join(folder, name), omitBackground: true });
    console.log(`public/icons/${name}`);
  }
  await browser.close();
});
