import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Tokenizer } from '@huggingface/tokenizers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cosine } from '../src/encoders/cosine';
import { loadReference } from '../src/encoders/reference';
import { parseStaticModel } from '../src/encoders/parseStaticModel';
import { StaticEncoder } from '../src/encoders/StaticEncoder';
import { tinyTokenizerJson } from '../src/training/testing/tinyTokenizer';
import { projectRoot } from './projectRoot.mjs';

const tiny = join(projectRoot, 'src', 'encoders', 'golden', 'tiny-embeddinggemma');

/** Words long enough to be paragraphs of their own: so the passages span all that tokens differ in. */
const words = [
  'uncharacteristically',
  'electroencephalogram',
  'counterrevolutionary',
  'internationalization',
  'donaudampfschifffahrt',
  'geschwindigkeitsbegrenzung',
];

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inkling-distil-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs a command of `scripts` to its end; never rejects. */
async function run(script: 'distil' | 'evaluate', options: readonly string[]) {
  const command = [join(projectRoot, 'scripts', `${script}.mjs`), ...options];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: projectRoot });
    return { succeeded: true, output: stdout, error: '' };
  } catch (failure) {
    const { stdout, stderr } = failure as { readonly stdout: string; readonly stderr: string };
    return { succeeded: false, output: stdout, error: stderr };
  }
}

/** Writes the paragraphs and the words as a folder of text and a tokenizer; gives what names them. */
async function writeTexts(name: string, paragraphs: readonly string[], vocabulary: readonly string[]) {
  const texts = join(folder, name);
  const tokenizer = join(folder, `${name}.json`);
  await mkdir(texts);
  await writeFile(join(texts, 'notes.md'), paragraphs.join('\n\n'));
  await writeFile(tokenizer, JSON.stringify(tinyTokenizerJson(vocabulary)));
  return ['--texts', texts, '--tokenizer', tokenizer, '--keep', texts];
}

/** The model that a run wrote. */
async function readModel(out: string) {
  const readJson = async (name: string) => JSON.parse(await readFile(join(out, name), 'utf8')) as unknown;
  return parseStaticModel({
    config: await readJson('config.json'),
    tokenizer: await readJson('tokenizer.json'),
    weights: new Uint8Array(await readFile(join(out, 'model.safetensors'))).buffer,
  });
}

/** The rows that a written model gives single words. */
async function rowsOf(out: string, texts: readonly string[]): Promise<Float32Array[]> {
  const encoder = new StaticEncoder(await readModel(out));
  const rows = await encoder.encode(
    texts.map((text) => ({ text })),
    { role: 'query' },
  );
  return texts.map((_, row) => rows.subarray(row * encoder.dimensions, (row + 1) * encoder.dimensions));
}

/** The cosines of all pairs. */
function cosinesOf(rows: readonly Float32Array[]): number[] {
  return rows.flatMap((one, index) => rows.slice(0, index).map((other) => cosine(one, other)));
}

/** How far the cosines of two lists lie apart at most. */
function farthest(one: readonly number[], other: readonly number[]): number {
  return Math.max(...one.map((value, pair) => Math.abs(value - other[pair]!)));
}

describe('npm run distil with an EmbeddingGemma', () => {
  let texts: readonly string[];
  /** The cosines of the words' vectors, free of all tokens' mean, as the reference gives them: for each way to ask. */
  let asked: Record<'prompted' | 'bare' | 'headless', readonly number[]>;

  beforeAll(async () => {
    texts = await writeTexts('words', words, words);

    const readJson = async (name: string) => JSON.parse(await readFile(join(tiny, name), 'utf8')) as object;
    const tokenizer = new Tokenizer(await readJson('tokenizer.json'), await readJson('tokenizer_config.json'));
    const reference = loadReference(
      await readJson('config.json'),
      new Uint8Array(await readFile(join(tiny, 'model.safetensors'))).buffer,
    );
    const centred = (prompt: string, part: 'embedding' | 'pooled') => {
      // The unknown piece is a token too: nothing, with the prompt.
      const rows = ['', ...words].map((word) => {
        const { ids } = tokenizer.encode(`${prompt}${word}`, { add_special_tokens: false });
        return Float64Array.from(reference.encode([2, ...ids, 1])[part]);
      });
      const mean = rows[0]!.map((_, d) => rows.reduce((sum, row) => sum + row[d]!, 0) / rows.length);
      return cosinesOf(rows.slice(1).map((row) => Float32Array.from(row, (value, d) => value - mean[d]!)));
    };
    const prompt = 'task: search result | query: ';
    asked = {
      prompted: centred(prompt, 'embedding'),
      bare: centred('', 'embedding'),
      headless: centred(prompt, 'pooled'),
    };
  });

  it.each([768, 512, 256])('writes a model of %d dimensions, with prompt and dense layers', async (dimensions) => {
    const out = join(folder, `gemma-${dimensions}`);
    const wanted = ['--dimensions', String(dimensions), '--recipe', 'plain', '--out', out];
    expect(await run('distil', ['--teacher', tiny, ...texts, ...wanted])).toMatchObject({ succeeded: true });
    const rows = await rowsOf(out, words);
    expect(rows[0]).toHaveLength(dimensions);
    const cosines = cosinesOf(rows);
    expect(farthest(cosines, asked.prompted)).toBeLessThan(0.04);
    expect(farthest(cosines, asked.bare)).toBeGreaterThan(0.1);
    expect(farthest(cosines, asked.headless)).toBeGreaterThan(0.1);
  });
});

describe('npm run distil with the light encoder', () => {
  it('learns from a folder of text what words mean, by the whole recipe', async () => {
    const pairs = ['dog', 'puppy', 'bread', 'toast', 'sea', 'ocean', 'car', 'truck'];
    // Fitting takes words that occur in twenty passages.
    const notes = pairs.flatMap((one) =>
      pairs.flatMap((other) => [`I saw the ${one} beside the ${other}.`, `Is the ${one} older than the ${other}?`]),
    );
    const out = join(folder, 'light');
    const texts = await writeTexts('notes', notes, [...pairs, 'the']);
    const { output, ...outcome } = await run('distil', ['--teacher', 'light', ...texts, '--out', out]);
    expect(outcome).toEqual({ succeeded: true, error: '' });
    expect(output).toMatch(/seed 2: step 6 of 6/);
    expect(output).toMatch(/peak memory \d+ MiB/);
    const rows = await rowsOf(out, pairs);
    expect(rows[0]).toHaveLength(256);
    const alike = rows.flatMap((one, a) =>
      rows.slice(0, a).map((other, b) => ({ isPair: (a ^ 1) === b, value: cosine(one, other) })),
    );
    const mean = (ofPairs: boolean) => {
      const values = alike.filter(({ isPair }) => isPair === ofPairs).map(({ value }) => value);
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    };
    expect(mean(true)).toBeGreaterThan(mean(false) + 0.2);
  });
});

describe('bad input', () => {
  it('is one sentence from distil and evaluate, which then fail', async () => {
    const damaged = join(folder, 'damaged');
    await mkdir(damaged);
    for (const name of ['config.json', 'tokenizer.json', 'tokenizer_config.json']) {
      await writeFile(join(damaged, name), await readFile(join(tiny, name)));
    }
    const weights = await readFile(join(tiny, 'model.safetensors'));
    await writeFile(join(damaged, 'model.safetensors'), weights.subarray(0, -4));
    const texts = await writeTexts('few', words, words);
    const [distilled, evaluated] = await Promise.all([
      run('distil', ['--teacher', damaged, ...texts]),
      run('evaluate', ['--encoder', damaged, '--sets', join(projectRoot, 'src')]),
    ]);
    expect(distilled.succeeded).toBe(false);
    expect(distilled.error).toMatch(
      /^The model in .+ cannot be used\. The model file ends before its tensor ".+"\.\n$/,
    );
    expect(evaluated.succeeded).toBe(false);
    expect(evaluated.error).toMatch(/^There is no evaluation set in .+\n$/);
  });
});
