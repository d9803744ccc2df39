import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import { nameFolder } from './nameFolder.mjs';
import { openLightEncoder } from './openLightEncoder.mjs';
import { readJson } from './readJson.mjs';

/** Paragraphs of fewer characters are left out. */
const SHORTEST = 20;
const REPORT_EVERY = 5000;

/**
 * Has a model encode the paragraphs of a folder's `.md` and `.txt` files, and the tokens of a tokenizer.
 *
 * @param {typeof import('../src/training/training')} training
 * @param {{ teacher: string, texts: string, tokenizer: string, report: (line: string) => void }} options `teacher` is
 *   `light` or the folder of an EmbeddingGemma in float32, which the reference computes slowly.
 * @returns {Promise<import('./readTeacher.mjs').Teacher>}
 */
export async function askLiveTeacher(training, { teacher, texts, tokenizer: tokenizerPath, report }) {
  const passages = await readParagraphs(resolve(texts));
  if (passages.length === 0) throw new Error(`There are no .md or .txt files with text in ${resolve(texts)}.`);
  const tokenizerJson = await readJson(tokenizerPath);
  const tokenizer = training.readTokenizer(tokenizerJson);
  const { vocab } = tokenizerJson.model;
  if (!Array.isArray(vocab) || vocab.length !== tokenizer.vocabularySize) {
    throw new Error(`The tokenizer ${tokenizerPath} is not of the Unigram kind without added tokens: name another.`);
  }
  /** @type {string[]} */
  const pieces = vocab.map(([piece]) => piece);
  const encoder =
    teacher === 'light' ? await openLightEncoder(training) : await openReference(training, resolve(teacher));
  const bags = training.countTokens(passages, tokenizer);
  const vectors = await training.askTeacher(encoder, passages, pieces, bags, tokenizer.unknownId, {
    onProgress: (done, total) => {
      if (done % REPORT_EVERY === 0) report(`${encoder.name}: ${done} of ${total} texts`);
    },
  });
  return { texts: passages, tokenizerJson, tokenizer, vectors };
}

/** @param {string} folder */
async function readParagraphs(folder) {
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.(md|txt)$/.test(name)).toSorted();
  const files = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return files.flatMap((file) =>
    file
      .split(/\n\s*\n/)
      .map((paragraph) => paragraph.replaceAll(/\s+/g, ' ').trim())
      .filter((paragraph) => paragraph.length >= SHORTEST),
  );
}

/**
 * @param {typeof import('../src/training/training')} training
 * @param {string} folder
 */
function openReference(training, folder) {
  return nameFolder('model', folder, async () => {
    /** @param {string} name */
    const readPart = (name) => readJson(join(folder, name));
    const config = await readPart('config.json');
    const weights = await readFile(join(folder, 'model.safetensors'));
    const reference = training.loadReference(config, new Uint8Array(weights).buffer);
    const tokenizer = new Tokenizer(await readPart('tokenizer.json'), await readPart('tokenizer_config.json'));
    const specialTokens = {
      before: [Number(config.bos_token_id)],
      after: [Number(config.eos_token_id)],
      padding: Number(config.pad_token_id),
    };
    return new training.ReferenceEncoder(
      reference,
      { tokenize: (text) => tokenizer.encode(text, { add_special_tokens: false }).ids, specialTokens },
      folder,
    );
  });
}
