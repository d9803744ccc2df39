import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readFile } from '../../../src/documents/readFile';
import { splitPassages } from '../../../src/documents/splitPassages';
import type { EncoderInput } from '../../../src/encoders/Encoder';

const sample = fileURLToPath(new URL('../../../public/sample/', import.meta.url));

/** Passages of the sample notes, evenly chosen among all of them, in the order in which they are ingested. */
export async function samplePassages(count: number): Promise<EncoderInput[]> {
  const paths = readdirSync(sample, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(md|txt|html)$/.test(path))
    .toSorted();
  const passages: EncoderInput[] = [];
  for (const path of paths) {
    const document = await readFile({ path: path.replaceAll('\\', '/'), bytes: readFileSync(join(sample, path)) });
    for (const { start, end, headings } of splitPassages(document)) {
      passages.push({ text: document.text.slice(start, end), context: [document.title, ...headings] });
    }
  }
  return Array.from({ length: count }, (_, index) => passages[Math.floor((index * passages.length) / count)]!);
}
