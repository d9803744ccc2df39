import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, platform } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from './projectRoot.mjs';

/**
 * Writes `e2e/bench/results/<name>.json`, with the machine added to the conditions.
 *
 * @param {string} name
 * @param {{ conditions: Record<string, string | number>, figures: Record<string, number> }} results
 */
export async function writeFigures(name, { conditions, figures }) {
  const machine = {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    platform: platform(),
    node: process.version,
  };
  const folder = join(projectRoot, 'e2e', 'bench', 'results');
  await mkdir(folder, { recursive: true });
  const results = { conditions: { ...machine, ...conditions }, figures };
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(results, null, 2)}\n`);
}
