import type { StaticModelFiles } from '../parseStaticModel';
import { writeSafetensors, type WrittenTensor } from './writeSafetensors';

const pieces = [
  '<unk>',
  '▁',
  ...'abcdefghijklmnopqrstuvwxyz'.split(''),
  '▁the',
  '▁a',
  'in',
  'ng',
  'on',
  '▁re',
  '▁th',
  'er',
];

/** How many tokens the tiny static model knows. */
export const tinyTokens = pieces.length;
export const tinyDimensions = 8;

/** A Unigram tokenizer with few pieces, like the starter's. */
export const tinyTokenizer = {
  version: '1.0',
  added_tokens: [],
  normalizer: {
    type: 'Sequence',
    normalizers: [
      { type: 'NFKC' },
      { type: 'Lowercase' },
      { type: 'Replace', pattern: { Regex: '\\s+' }, content: ' ' },
      { type: 'Strip', strip_left: true, strip_right: true },
    ],
  },
  pre_tokenizer: { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always', split: true },
  model: { type: 'Unigram', unk_id: 0, byte_fallback: false, vocab: pieces.map((piece, id) => [piece, -id / 7]) },
};

export const tinyConfig = {
  model_type: 'model2vec',
  inkling: { name: 'Tiny', revision: '0', similarity: { unrelated: 0.1, same: 0.7 } },
};

/** Rows that differ from one another: int8 values of all sizes. */
export const tinyRows = Int8Array.from({ length: tinyTokens * tinyDimensions }, (_, at) => ((at * 37) % 251) - 125);
export const tinyWeights = Float32Array.from({ length: tinyTokens }, (_, id) => (1 + (id % 5)) / 300);

export const tinyTensors: Readonly<Record<'embeddings' | 'weights', WrittenTensor>> = {
  embeddings: { dtype: 'I8', shape: [tinyTokens, tinyDimensions], values: tinyRows },
  weights: { dtype: 'F32', shape: [tinyTokens], values: tinyWeights },
};

/** The files of a tiny static model, with other tensors if wanted. */
export function tinyFiles(tensors: Readonly<Record<string, WrittenTensor>> = tinyTensors): StaticModelFiles {
  return { config: tinyConfig, tokenizer: tinyTokenizer, weights: writeSafetensors(tensors) };
}
