import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { listFiles } from './listFiles.mjs';

/**
 * Sizes of a build, in kB and MB (decimal) to one decimal; scripts and styles compressed by gzip, as a host sends them.
 *
 * - `critical_js_kb`, `critical_css_kb`: what index.html loads before the page can be used
 * - `engine_js_kb`: the worker that starts beside it
 * - `service_worker_js_kb`
 * - `kept_offline_mb`: what is kept in the browser after the first visit, as it is
 *
 * @param {string} folder
 * @returns {Promise<Record<string, number>>}
 */
export async function measureSizes(folder) {
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, path = '']) => path);
  const files = await listFiles(folder);
  const engine = files.filter(({ path }) => /^engine\.worker-.*\.js$/.test(path)).map(({ path }) => path);
  const kept = files.filter(({ keeping }) => keeping === 'kept').reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    critical_js_kb: await compressed(named.filter((path) => path.endsWith('.js'))),
    critical_css_kb: await compressed(named.filter((path) => path.endsWith('.css'))),
    engine_js_kb: await compressed(engine),
    service_worker_js_kb: await compressed(['service.worker.js']),
    kept_offline_mb: round(kept / 1e6),
  };

  /** @param {readonly string[]} paths */
  async function compressed(paths) {
    if (paths.length === 0)
      throw new Error('The build lacks a file that is to be measured: see scripts/measureSizes.mjs.');
    const sizes = await Promise.all(paths.map(async (path) => gzipSync(await readFile(join(folder, path))).length));
    return round(sizes.reduce((sum, size) => sum + size, 0) / 1000);
  }
}

/** @param {number} amount */
function round(amount) {
  return Math.round(amount * 10) / 10;
}
