import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = new URL('../../../../', import.meta.url);
const sample = fileURLToPath(new URL('public/sample/', project));

type Json = Readonly<Record<string, unknown>>;

/** The sample notes, as they are on disk. */
export function readSampleNotes(): { readonly name: string; readonly text: string }[] {
  return readdirSync(sample, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(md|txt|html)$/.test(name))
    .toSorted()
    .map((name) => ({ name, text: readFileSync(join(sample, name), 'utf8') }));
}

/** The starter's `tokenizer.json`. */
export const starterTokenizer = JSON.parse(
  readFileSync(new URL('public/starter/tokenizer.json', project), 'utf8'),
) as Json & { readonly model: Json & { readonly vocab: readonly (readonly [string, number])[] } };

const nfkc = { type: 'NFKC' };
const lowercase = { type: 'Lowercase' };
const strip = { type: 'Strip', strip_left: true, strip_right: true };
const stripRight = { type: 'Strip', strip_left: false, strip_right: true };
const metaspace = { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always', split: true };
const replace = (pattern: Json, content: string) => ({ type: 'Replace', pattern, content });
const collapse = replace({ Regex: '\\s+' }, ' ');
const sequence = (...normalizers: Json[]) => ({ type: 'Sequence', normalizers });

/** The starter's tokenizer with its most frequent pieces only, which loads quickly, and some parts exchanged. */
function unigram(parts: Json, extraPieces: readonly (readonly [string, number])[] = []): Json {
  const model = { ...starterTokenizer.model, vocab: [...starterTokenizer.model.vocab.slice(0, 6000), ...extraPieces] };
  return { ...starterTokenizer, model, ...parts };
}

const special = { special: true, normalized: false, single_word: false, lstrip: false, rstrip: false };

/** Unigram tokenizers of many kinds, by name. */
export const unigramTokenizers: Readonly<Record<string, Json>> = {
  'like the starter': unigram({}),
  'with a piece of two words': unigram({}, [['▁of▁the', -4]]),
  'without collapsed white space': unigram({ normalizer: sequence(nfkc, lowercase) }),
  'stripped on the left only': unigram({
    normalizer: sequence(nfkc, collapse, { type: 'Strip', strip_left: true, strip_right: false }),
  }),
  'without a normalizer': unigram({ normalizer: null }),
  'with accents decomposed and stripped': unigram({
    normalizer: sequence({ type: 'NFKD' }, { type: 'StripAccents' }, lowercase, collapse, stripRight),
  }),
  'with spaced punctuation': unigram({
    normalizer: sequence(
      { type: 'NFC' },
      replace({ String: ',' }, ' , '),
      replace({ String: '$' }, ' $ '),
      replace({ String: '[' }, ' [ '),
      collapse,
      stripRight,
    ),
  }),
  'of words, then marks': unigram({
    normalizer: sequence({ type: 'NFD' }, replace({ Regex: ' {2,}' }, ' ')),
    pre_tokenizer: { type: 'Sequence', pretokenizers: [{ type: 'WhitespaceSplit' }, metaspace] },
  }),
  'with a mark in front of the first section': unigram({
    pre_tokenizer: { ...metaspace, prepend_scheme: 'first' },
    added_tokens: [{ ...special, id: 6000, content: '<s>' }],
  }),
  'without a mark in front': unigram({ pre_tokenizer: { ...metaspace, prepend_scheme: 'never' } }),
  'with special tokens': unigram({
    added_tokens: [
      { ...special, id: 6000, content: '[PAD]' },
      { ...special, id: 6001, content: '[PADDED]', lstrip: true, rstrip: true },
      { ...special, id: 0, content: '<unk>' },
    ],
  }),
  'with tokens of several words': unigram({
    normalizer: sequence(nfkc, lowercase, collapse, strip),
    added_tokens: [
      { id: 6000, content: 'New York', special: false, normalized: true, lstrip: true },
      { id: 6001, content: 'new', special: false, rstrip: true },
    ],
  }),
};

/** A WordPiece vocabulary of the sample notes: frequent words, their beginnings and ends, and single characters. */
function wordPieceVocabulary(): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of readSampleNotes()) {
    for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+|\p{P}/gu) ?? []) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const frequent = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([word]) => word);
  const pieces = new Set(['[PAD]', '[UNK]', '##']);
  for (const [rank, word] of frequent.entries()) {
    const characters = Array.from(word);
    if (rank < 1500) pieces.add(word);
    for (let cut = 1; cut < Math.min(6, characters.length); cut++) {
      if ((rank + cut) % 3 === 0) pieces.add(characters.slice(0, cut).join(''));
      if ((rank + cut) % 3 === 1) pieces.add(`##${characters.slice(-cut).join('')}`);
    }
  }
  return Object.fromEntries([...pieces].map((piece, id) => [piece, id]));
}

const vocab = wordPieceVocabulary();
const vocabularySize = Object.keys(vocab).length;

function wordPiece(normalizer: Json | null, preTokenizer: Json, parts: Json = {}, modelParts: Json = {}): Json {
  const model = { type: 'WordPiece', vocab, unk_token: '[UNK]', continuing_subword_prefix: '##', ...modelParts };
  return {
    version: '1.0',
    added_tokens: [
      { ...special, id: 0, content: '[PAD]' },
      { ...special, id: 1, content: '[UNK]' },
    ],
    normalizer,
    pre_tokenizer: preTokenizer,
    post_processor: null,
    decoder: null,
    model: { max_input_chars_per_word: 100, ...model },
    ...parts,
  };
}

const bert = { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, lowercase: true };
const bertWords = { type: 'BertPreTokenizer' };

/** WordPiece tokenizers of many kinds, by name. */
export const wordPieceTokenizers: Readonly<Record<string, Json>> = {
  'like BERT': wordPiece({ ...bert, strip_accents: null }, bertWords),
  'like cased BERT': wordPiece({ ...bert, lowercase: false, strip_accents: null }, bertWords),
  'with accents kept': wordPiece({ ...bert, strip_accents: false }, bertWords),
  'with accents stripped, case kept': wordPiece({ ...bert, lowercase: false, strip_accents: true }, bertWords),
  'without cleaning': wordPiece({ ...bert, clean_text: false, handle_chinese_chars: false }, bertWords),
  'with words of ASCII': wordPiece(sequence({ type: 'NFD' }, lowercase, { type: 'StripAccents' }), {
    type: 'Whitespace',
  }),
  'with words between white space': wordPiece(sequence(strip, lowercase, collapse), { type: 'WhitespaceSplit' }),
  'with short words only': wordPiece(bert, bertWords, {}, { max_input_chars_per_word: 5 }),
  'without a normalizer': wordPiece(null, bertWords),
  'with tokens of several words': wordPiece(bert, bertWords, {
    added_tokens: [
      { ...special, id: 1, content: '[UNK]' },
      { id: vocabularySize, content: 'New York', special: false, normalized: true },
    ],
  }),
};
