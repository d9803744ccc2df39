import { defineConfig } from '@playwright/test';
import { findInstalledBrowser } from './scripts/findBrowser.mjs';

const port = Number(process.env['INKLING_PORT'] ?? 4174);
const address = `http://localhost:${port}/`;
const browser = await findInstalledBrowser();

/** Tests of the promises, one file each, on the production build in `dist`. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  testIgnore: 'bench/**',
  timeout: 600_000,
  // Most tests wait most of the time: for the page, for the disk, for a pause in typing.
  workers: 2,
  fullyParallel: true,
  expect: { timeout: 120_000 },
  // The same on every system: photographs are compared with room for its fonts.
  snapshotPathTemplate: '{testDir}/{testFileName}-snapshots/{arg}{ext}',
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: 'list',
  use: {
    baseURL: address,
    headless: true,
    // The page speaks the browser's language; tests know it in English.
    locale: 'en-US',
    // Keeping the app for offline use would take time from every test; those of it allow it.
    serviceWorkers: 'block',
    viewport: { width: 1280, height: 800 },
    ...(browser === null ? {} : { launchOptions: browser }),
  },
  webServer: {
    command: `node scripts/serveBuild.mjs --port ${port}`,
    url: address,
    reuseExistingServer: false,
    timeout: 300_000,
  },
});
