import { join } from 'node:path';
import { measureSizes } from './measureSizes.mjs';
import { printTable } from './printTable.mjs';
import { projectRoot } from './projectRoot.mjs';
import { readJson } from './readJson.mjs';
import { runMain } from './runMain.mjs';

await runMain(async () => {
  /** @type {Record<string, number>} */
  const budget = await readJson(join(projectRoot, 'budget.json'));
  const sizes = await measureSizes(join(projectRoot, 'dist'));
  printTable([
    ['', 'size', 'at most'],
    ...Object.entries(sizes).map(([name, size]) => [name, `${size}`, `${budget[name]}`]),
  ]);
  const over = Object.entries(sizes).filter(([name, size]) => !(size <= (budget[name] ?? 0)));
  if (over.length > 0) {
    throw new Error(`Larger than budget.json allows: ${over.map(([name, size]) => `${name} ${size}`).join(', ')}.`);
  }
});
