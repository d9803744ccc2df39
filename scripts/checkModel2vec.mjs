import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { projectRoot } from './projectRoot.mjs';
import { runMain } from './runMain.mjs';

/**
 * The parts of the encoder's modules that are used.
 *
 * @typedef {{ dimensions: number }} Model
 * @typedef {{ parseStaticModel: (files: object, description: object) => Model }} ParsingModule
 * @typedef {{ encode: (inputs: { text: string }[], options: object) => Promise<Float32Array> }} Encoder
 * @typedef {{ StaticEncoder: new (model: Model) => Encoder }} EncoderModule
 */

/** Rows of the two count as the same from this cosine on. */
const leastCosine = 0.9999;

/**
 * Compares the static encoder with Python's model2vec on the notes of the sample, whole and line by line.
 *
 * `npm run check:model2vec -- public/starter` checks a folder with `config.json`, `tokenizer.json` and
 * `model.safetensors`. `INKLING_PYTHON` names a Python that has the package `model2vec` (default: `python3`).
 */
await runMain(async () => {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Error('Name the folder of a model: npm run check:model2vec -- public/starter');
  const texts = await readTexts();
  const expected = await encodeByPython(resolve(folder), texts);
  const actual = await encodeHere(resolve(folder), texts);
  const cosines = texts.map((_, index) => cosine(expected.rows[index] ?? [], actual[index] ?? []));
  const least = Math.min(...cosines);
  console.log(`model2vec ${expected.version}: least cosine ${least.toFixed(8)} over ${texts.length} texts`);
  if (!(least >= leastCosine)) {
    const worst = texts[cosines.indexOf(least)] ?? '';
    throw new Error(`The rows differ (cosine below ${leastCosine}), most for: ${JSON.stringify(worst.slice(0, 200))}`);
  }
});

/** @returns {Promise<string[]>} */
async function readTexts() {
  const sample = join(projectRoot, 'public', 'sample');
  const names = (await readdir(sample, { recursive: true })).filter((name) => /\.(md|txt)$/.test(name)).toSorted();
  const notes = await Promise.all(names.map((name) => readFile(join(sample, name), 'utf8')));
  return ['', ' \n', ...notes, ...notes.flatMap((note) => note.split('\n')).filter((line) => line.trim() !== '')];
}

/**
 * @param {string} folder
 * @param {string[]} texts
 * @returns {Promise<{ version: string, rows: number[][] }>}
 */
async function encodeByPython(folder, texts) {
  const python = process.env['INKLING_PYTHON'] ?? 'python3';
  const script = join(projectRoot, 'scripts', 'checkModel2vec.py');
  const output = await new Promise((resolveOutput, reject) => {
    const child = spawn(python, [script], { stdio: ['pipe', 'pipe', 'pipe'] });
    const [written, complaints] = ['', ''].map(() => /** @type {string[]} */ ([]));
    child.stdout.setEncoding('utf8').on('data', (part) => written?.push(part));
    child.stderr.setEncoding('utf8').on('data', (part) => complaints?.push(part));
    child.on('error', () => reject(new Error(`"${python}" cannot be run: let INKLING_PYTHON name a Python.`)));
    child.on('close', (code) => {
      const said = complaints?.join('') ?? '';
      if (code === 0) resolveOutput(written?.join('') ?? '');
      else if (said.includes("No module named 'model2vec'")) {
        reject(new Error(`"${python}" has no package model2vec: install it, or let INKLING_PYTHON name one that has.`));
      } else reject(new Error(`Python failed.\n${said}`));
    });
    // A Python that ends early closes its input.
    child.stdin.on('error', () => undefined);
    child.stdin.end(JSON.stringify({ folder, texts }));
  });
  return JSON.parse(output);
}

/**
 * @param {string} folder
 * @param {string[]} texts
 * @returns {Promise<number[][]>}
 */
async function encodeHere(folder, texts) {
  const { runnerImport } = await import('vite');
  const { compileKernels } = await import('./compileKernels.mjs');
  const inline = { configFile: /** @type {const} */ (false), root: projectRoot, plugins: [compileKernels()] };
  const load = async (/** @type {string} */ name) =>
    (await runnerImport(join(projectRoot, 'src', 'encoders', `${name}.ts`), inline)).module;
  const { parseStaticModel } = /** @type {ParsingModule} */ (await load('parseStaticModel'));
  const { StaticEncoder } = /** @type {EncoderModule} */ (await load('StaticEncoder'));
  const file = (/** @type {string} */ name) => readFile(join(folder, name));
  const model = parseStaticModel(
    {
      config: JSON.parse(String(await file('config.json'))),
      tokenizer: JSON.parse(String(await file('tokenizer.json'))),
      weights: new Uint8Array(await file('model.safetensors')).buffer,
    },
    { name: 'Checked', revision: '0', similarity: { unrelated: 0, same: 1 } },
  );
  const rows = await new StaticEncoder(model).encode(
    texts.map((/** @type {string} */ text) => ({ text })),
    { role: 'document' },
  );
  return texts.map((_, index) => [...rows.subarray(index * model.dimensions, (index + 1) * model.dimensions)]);
}

/**
 * Two rows of zeros are the same.
 *
 * @param {number[]} a
 * @param {number[]} b
 */
function cosine(a, b) {
  const dot = (/** @type {number[]} */ x, /** @type {number[]} */ y) =>
    x.reduce((sum, value, index) => sum + value * (y[index] ?? Number.NaN), 0);
  const lengths = Math.sqrt(dot(a, a) * dot(b, b));
  return lengths === 0 && dot(a, a) === dot(b, b) ? 1 : dot(a, b) / lengths;
}
