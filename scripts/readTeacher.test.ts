import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tinyTokenizerJson } from '../src/training/testing/tinyTokenizer';
import * as training from '../src/training/training';
import { readTeacher } from './readTeacher.mjs';

/** Vectors of `count` rows of 4 numbers: the scales, then the rows. */
function vectorsOf(count: number): Buffer {
  const scales = Float32Array.from({ length: count }, () => 0.5);
  return Buffer.concat([Buffer.from(scales.buffer), Buffer.alloc(4 * count, 2)]);
}

const lines = [
  { text: 'red planet', prefix: 'query', lang: 'en' },
  { text: 'planet', prefix: 'query' },
  { text: 'red', prefix: 'passage' },
];
const whole: Readonly<Record<string, Buffer | string>> = {
  'passages.jsonl.gz': gzipSync(lines.map((line) => JSON.stringify(line)).join('\n')),
  'passages.vectors': vectorsOf(3),
  'tokenizer.json': JSON.stringify(tinyTokenizerJson(['red', 'planet'])),
  'tokens.vectors': vectorsOf(3),
  'tokens.counts': Buffer.from(Uint32Array.of(1, 2, 2).buffer),
};

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inkling-teacher-'));
  for (const [name, content] of Object.entries(whole)) await writeFile(join(folder, name), content);
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('readTeacher', () => {
  it('reads texts, vectors and counts', async () => {
    const { texts, vectors, tokenizer } = await readTeacher(training, folder);
    expect(texts).toEqual(['red planet', 'planet', 'red']);
    expect(tokenizer.vocabularySize).toBe(3);
    expect(vectors).toMatchObject({ prompts: ['query', 'query', 'passage'], languages: ['en', '', ''], dimensions: 4 });
    expect([...vectors.passages]).toEqual(Array.from({ length: 12 }, () => 1));
    expect(Array.from(vectors.counts)).toEqual([1, 2, 2]);
  });

  const zipped = gzipSync('{"text":"a"}');
  const notFinite = vectorsOf(3);
  notFinite.writeFloatLE(Number.NaN, 4);
  const cases: readonly [string, string, Buffer | string | null, string][] = [
    ['a file that is missing', 'tokens.vectors', null, 'tokens.vectors'],
    ['passages cut off', 'passages.jsonl.gz', zipped.subarray(0, -9), 'is not whole, or not in the gzip format'],
    ['passages without compression', 'passages.jsonl.gz', '{"text":"a"}', 'is not whole, or not in the gzip format'],
    ['no passages', 'passages.jsonl.gz', gzipSync(''), 'holds no passage'],
    ['a line that is not JSON', 'passages.jsonl.gz', gzipSync('{"text":"a"}\n{'), 'Line 2 is not JSON'],
    ['a tokenizer cut off', 'tokenizer.json', '{"model":', 'tokenizer.json is not JSON'],
    ['another tokenizer', 'tokenizer.json', '{"model":{"type":"BPE"}}', 'does not split text into words'],
    ['vectors cut off', 'passages.vectors', vectorsOf(3).subarray(0, -1), 'does not hold 3 vectors'],
    ['no vectors', 'passages.vectors', '', 'does not hold 3 vectors'],
    ['a scale that is no number', 'passages.vectors', notFinite, 'a scale that is not a finite number'],
    [
      'vectors of two sizes',
      'tokens.vectors',
      vectorsOf(3).subarray(0, -3),
      'Passages have 4 dimensions, and tokens 3',
    ],
    ['counts cut off', 'tokens.counts', Buffer.alloc(11), 'tokens.counts has 11 bytes, not 4 for each of 3 tokens'],
    ['counts of fewer tokens', 'tokens.counts', Buffer.alloc(8), 'tokens.counts has 8 bytes'],
  ];

  it.each(cases)('names folder and reason: %s', async (_, name, content, message) => {
    if (content === null) await rm(join(folder, name));
    else await writeFile(join(folder, name), content);
    const reading = readTeacher(training, folder);
    await expect(reading).rejects.toThrow(`The teacher in ${folder} cannot be used.`);
    await expect(reading).rejects.toThrow(message);
  });
});
