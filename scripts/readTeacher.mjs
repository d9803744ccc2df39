import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { nameFolder } from './nameFolder.mjs';
import { readJson } from './readJson.mjs';

/**
 * @typedef {{
 *   texts: string[],
 *   tokenizerJson: object,
 *   tokenizer: import('../src/encoders/tokenizers/Tokenizer').Tokenizer,
 *   vectors: import('../src/training/prepareTargets').TeacherVectors,
 * }} Teacher
 */

/**
 * Reads a folder of a teacher's vectors: `passages.jsonl.gz` (a `text`, a `prefix` and,
 * where it is known, a `lang` on each line),
 * `passages.vectors`, `tokens.vectors`, `tokens.counts` and `tokenizer.json`.
 *
 * @param {typeof import('../src/training/training')} training
 * @param {string} folder
 * @returns {Promise<Teacher>}
 * @throws {Error} naming the folder, and the file that is missing or does not fit the others.
 */
export function readTeacher(training, folder) {
  return nameFolder('teacher', folder, () => readFiles(training, folder));
}

/**
 * @param {typeof import('../src/training/training')} training
 * @param {string} folder
 * @returns {Promise<Teacher>}
 */
async function readFiles(training, folder) {
  const lines = training.parseJsonLines(await readZipped(join(folder, 'passages.jsonl.gz')));
  if (lines.length === 0) throw new Error('passages.jsonl.gz holds no passage.');
  const tokenizerJson = await readJson(join(folder, 'tokenizer.json'));
  const tokenizer = training.readTokenizer(tokenizerJson);
  const passages = training.parseTeacherVectors(await readBuffer(join(folder, 'passages.vectors')), lines.length);
  const tokens = training.parseTeacherVectors(
    await readBuffer(join(folder, 'tokens.vectors')),
    tokenizer.vocabularySize,
  );
  if (tokens.dimensions !== passages.dimensions) {
    throw new Error(`Passages have ${passages.dimensions} dimensions, and tokens ${tokens.dimensions}.`);
  }
  const counts = await readBuffer(join(folder, 'tokens.counts'));
  if (counts.byteLength !== 4 * tokenizer.vocabularySize) {
    throw new Error(
      `tokens.counts has ${counts.byteLength} bytes, not 4 for each of ${tokenizer.vocabularySize} tokens.`,
    );
  }
  return {
    texts: lines.map(({ text }) => String(text)),
    tokenizerJson,
    tokenizer,
    vectors: {
      passages: passages.rows,
      prompts: lines.map(({ prefix }) => String(prefix)),
      languages: lines.map(({ lang }) => (typeof lang === 'string' ? lang : '')),
      tokens: tokens.rows,
      counts: new Uint32Array(counts),
      dimensions: passages.dimensions,
      unknownId: tokenizer.unknownId,
    },
  };
}

/** @param {string} path */
async function readZipped(path) {
  const bytes = await readFile(path);
  try {
    return gunzipSync(bytes).toString('utf8');
  } catch (cause) {
    throw new Error(`${path} is not whole, or not in the gzip format.`, { cause });
  }
}

/** @param {string} path */
async function readBuffer(path) {
  return new Uint8Array(await readFile(path)).buffer;
}
