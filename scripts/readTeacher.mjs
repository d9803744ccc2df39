import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/**
 * @typedef {{
 *   texts: string[],
 *   tokenizerText: string,
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
 */
export async function readTeacher(training, folder) {
  const lines = training.parseJsonLines(gunzipSync(await readFile(join(folder, 'passages.jsonl.gz'))).toString('utf8'));
  const tokenizerText = await readFile(join(folder, 'tokenizer.json'), 'utf8');
  const tokenizer = training.readTokenizer(JSON.parse(tokenizerText));
  const passages = training.parseTeacherVectors(await readBuffer(join(folder, 'passages.vectors')), lines.length);
  const tokens = training.parseTeacherVectors(
    await readBuffer(join(folder, 'tokens.vectors')),
    tokenizer.vocabularySize,
  );
  return {
    texts: lines.map(({ text }) => String(text)),
    tokenizerText,
    tokenizer,
    vectors: {
      passages: passages.rows,
      prompts: lines.map(({ prefix }) => String(prefix)),
      languages: lines.map(({ lang }) => (typeof lang === 'string' ? lang : '')),
      tokens: tokens.rows,
      counts: new Uint32Array(await readBuffer(join(folder, 'tokens.counts'))),
      dimensions: passages.dimensions,
      unknownId: tokenizer.unknownId,
    },
  };
}

/** @param {string} path */
async function readBuffer(path) {
  return new Uint8Array(await readFile(path)).buffer;
}
