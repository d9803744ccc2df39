import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findInstalledBrowser } from './scripts/findBrowser.mjs';
import { isolationHeaders } from './scripts/securityHeaders.mjs';

const browserTests = 'src/**/*.browser.test.{ts,tsx}';
const browser = await findInstalledBrowser();

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: [browserTests],
        },
      },
      {
        plugins: [react()],
        worker: { format: 'es' },
        server: { headers: isolationHeaders },
        test: {
          name: 'browser',
          include: [browserTests],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright(browser === null ? {} : { launchOptions: browser }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
