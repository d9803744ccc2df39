import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const sample = fileURLToPath(new URL('../../../public/sample/', import.meta.url));

/** The words of the sample notes in Latin letters, commonest first, ties by alphabet. */
export function commonWords(): string[] {
  const counts = new Map<string, number>();
  for (const path of readdirSync(sample, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(md|txt)$/.test(path)) continue;
    for (const [word] of readFileSync(join(sample, path), 'utf8')
      .toLowerCase()
      .matchAll(/[a-zà-ÿ]+/g)) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return [...counts.keys()].toSorted((a, b) => counts.get(b)! - counts.get(a)! || (a < b ? -1 : 1));
}
