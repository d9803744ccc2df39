import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import { InklingPage } from './InklingPage';

interface Fixtures {
  /** Whether the test tries what the security policy refuses. */
  readonly triesToLeave: boolean;
  /** After every test: no page or worker asked for anything outside of this machine, or tried what is refused. */
  readonly sealed: void;
  /** Whether the models of the site are there; without them only the starter searches. */
  readonly withModels: boolean;
  /** The app, open and ready, in a fresh browser profile. */
  readonly inkling: InklingPage;
  /** An empty folder on disk, removed after the test. */
  readonly folder: string;
}

export const test = base.extend<Fixtures>({
  triesToLeave: [false, { option: true }],
  sealed: [
    async ({ context, triesToLeave }, use) => {
      const breaches: string[] = [];
      context.on('request', (request) => {
        if (!/^(blob|data):|^http:\/\/localhost:\d+\//.test(request.url())) breaches.push(request.url());
      });
      context.on('console', (message) => {
        if (/Content.Security.Policy|TrustedScript/i.test(message.text())) breaches.push(message.text());
      });
      await use();
      if (!triesToLeave) expect(breaches).toEqual([]);
    },
    { auto: true },
  ],
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
