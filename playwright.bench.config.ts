import { defineConfig } from '@playwright/test';
import tests from './playwright.config';

/** Measurements, one file each, under the same conditions as the tests. */
export default defineConfig(tests, {
  testDir: 'e2e/bench',
  testMatch: '*.bench.ts',
  testIgnore: [],
  timeout: 30 * 60_000,
});
