import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { samplePassages } from '../encode/samplePassages';

const project = fileURLToPath(new URL('../../../', import.meta.url));
/** Passages in many languages from which the starter was made, where they are at hand. */
const corpus = join(project, '..', 'shared', 'teacher', 'passages.jsonl.gz');
const ALL = 1_000_000;

export interface WrittenTexts {
  /** Holds `texts.json`, an array of texts. */
  readonly folder: string;
  /** Which texts they are, for the conditions of a measurement. */
  readonly from: string;
}

/** Writes the passages that are at hand to a file that the measured page can fetch. */
export async function writeTexts(): Promise<WrittenTexts> {
  const folder = join(project, 'node_modules', '.cache', 'inkling', 'bench-texts');
  mkdirSync(folder, { recursive: true });
  const isAtHand = existsSync(corpus);
  const texts = isAtHand ? readCorpus() : [...new Set((await samplePassages(ALL)).map(({ text }) => text))];
  writeFileSync(join(folder, 'texts.json'), JSON.stringify(texts));
  const of = isAtHand ? 'short passages in many languages' : 'passages of the sample notes';
  return { folder, from: `${texts.length} ${of}, encoded by the starter, repeated with noise beyond` };
}

function readCorpus(): string[] {
  const lines = gunzipSync(readFileSync(corpus)).toString('utf8').trimEnd().split('\n');
  return [...new Set(lines.map((line) => (JSON.parse(line) as { readonly text: string }).text))];
}
