import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { InklingPage } from './InklingPage';

interface Fixtures {
  /** Whether the models of the site are there; without them only the starter searches. */
  readonly withModels: boolean;
  /** The app, open and ready, in a fresh browser profile. */
  readonly inkling: InklingPage;
  /** An empty folder on disk, removed after the test. */
  readonly folder: string;
}

export const test = base.extend<Fixtures>({
  withModels: [false, { option: true }],
  inkling: async ({ page, withModels }, use) => {
    const inkling = new InklingPage(page);
    await inkling.open('./', { withModels });
    await use(inkling);
  },
  // Playwright reads from the pattern which other fixtures a fixture needs.
  // oxlint-disable-next-line no-empty-pattern
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'inkling-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
});

export { expect } from '@playwright/test';
