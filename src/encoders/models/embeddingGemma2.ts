import type { ModelDescription } from './ModelDescription';
import { variantOf } from './modelFiles';
import { planetScores } from './planetScores';

const files = [
  {
    path: 'config.json',
    bytes: 5031,
    sha256: '8d011bfe08b5e345bbe0b81e5c6fd02c381920b345b986047bc2a33ce7b90d1d',
  },
  {
    path: 'tokenizer.json',
    bytes: 32_170_510,
    sha256: '4d777ef5bdc1aa36227abdfb77c3e49e7b9c892d16e1b6bda41c393504828be4',
  },
  {
    path: 'tokenizer_config.json',
    bytes: 1599,
    sha256: '17bd5d6e9364ca49a534e1502076593317c298d4a663623091ed45388f004874',
  },
];

/**
 * The text part of EmbeddingGemma 2. Sizes and hashes are those of the Hub's large-file records at this revision, as
 * several public projects that pin it state them alike.
 */
export const embeddingGemma2: ModelDescription = {
  id: 'embeddinggemma-2',
  name: 'EmbeddingGemma 2',
  family: 'embeddinggemma',
  revision: 'daa72c51243991dfcaf9f9137d2c573d8f7790c0',
  licence: { name: 'Apache 2.0', url: 'https://ai.google.dev/gemma/apache_2' },
  page: 'https://huggingface.co/onnx-community/embeddinggemma-2-ONNX',
  repository: 'onnx-community/embeddinggemma-2-ONNX',
  files,
  variants: [
    variantOf('q4', files, [
      {
        path: 'onnx/model_q4.onnx',
        bytes: 490_742,
        sha256: 'f9eeba97acddf139b8ee2ddf04bc30dceafa88de93fadf74d7644e0d61a477a9',
      },
      {
        path: 'onnx/model_q4.onnx_data',
        bytes: 174_028_800,
        sha256: 'c3975f2d1ab7a1878ae31a7d7a9b7804a827aff3800b60dfceafce21cac3df49',
      },
    ]),
    variantOf('q8', files, [
      {
        path: 'onnx/model_quantized.onnx',
        bytes: 495_165,
        sha256: 'd06edd601f851c633a2519304cbeb8dc6170d7ceb61b436625c17fb9b6e74953',
      },
      {
        path: 'onnx/model_quantized.onnx_data',
        bytes: 313_724_928,
        sha256: '278a7ff1248c3618e4bd11a607fc54f7bdc7778854230f3956d3f86bd9db4f3b',
      },
    ]),
  ],
  nativeDimensions: 768,
  dimensions: [256, 128, 512, 768],
  // The model reads 8,192; kept at what EmbeddingGemma 1 is known to do on WASM.
  maxTokens: 2047,
  // Its cosines lie far higher than those of EmbeddingGemma 1.
  similarity: { unrelated: 0.66, same: 0.9 },
  // Not measured: the share of the light encoder, and a floor that lies on the scale where that one's does.
  relevance: { denseShare: 0.3, closeFrom: 0.68 },
  golden: planetScores('Model card of onnx-community/embeddinggemma-2-ONNX, q4.', {
    venus: 0.684,
    mars: 0.854,
    jupiter: 0.752,
    saturn: 0.783,
  }),
  configWithout: ['vision_config', 'audio_config'],
};
