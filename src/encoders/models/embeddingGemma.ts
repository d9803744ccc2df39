import type { ModelDescription } from './ModelDescription';
import { variantOf } from './modelFiles';
import { planetScores } from './planetScores';

const files = [
  {
    path: 'config.json',
    bytes: 1765,
    sha256: '6e1f06404b7163e0325ed2ea3e6781cde50f4a50b31780a95ad0d30e8404d77b',
  },
  {
    path: 'tokenizer.json',
    bytes: 20_323_312,
    sha256: '4dda02faaf32bc91031dc8c88457ac272b00c1016cc679757d1c441b248b9c47',
  },
  {
    path: 'tokenizer_config.json',
    bytes: 1_156_830,
    sha256: '3ca953eea6c3c9fcda9cf3df22949ff18b216f7c74bd6459230f3f1013953f3a',
  },
];

/**
 * EmbeddingGemma 1. Sizes and hashes are those of the Hub's large-file records at this revision, as several public
 * projects that pin it state them alike. No fp16: activations overflow (model card).
 */
export const embeddingGemma: ModelDescription = {
  id: 'embeddinggemma-300m',
  name: 'EmbeddingGemma 300M',
  family: 'embeddinggemma',
  revision: '5090578d9565bb06545b4552f76e6bc2c93e4a66',
  licence: { name: 'Gemma Terms of Use', url: 'https://ai.google.dev/gemma/terms' },
  page: 'https://huggingface.co/onnx-community/embeddinggemma-300m-ONNX',
  repository: 'onnx-community/embeddinggemma-300m-ONNX',
  files,
  variants: [
    variantOf('q4', files, [
      {
        path: 'onnx/model_q4.onnx',
        bytes: 519_322,
        sha256: 'ad1dfee81a70f7944b9b9d1cc6e48075b832881cf33fab2f2b248be78f3f0043',
      },
      {
        path: 'onnx/model_q4.onnx_data',
        bytes: 196_725_760,
        sha256: '599962c3143b040de2dd05e5975be3e9091dd067cacc6a8f7186e3203bab9e02',
      },
    ]),
    variantOf('q8', files, [
      {
        path: 'onnx/model_quantized.onnx',
        bytes: 567_874,
        sha256: '172efde319fe1542dc41f31be6154910b05b78f7a861c265c4600eec906bd6d8',
      },
      {
        path: 'onnx/model_quantized.onnx_data',
        bytes: 308_890_624,
        sha256: '705626e28e4c23c82ade34566b4197d97f534c12275fa406dfb71e9937d388c0',
      },
    ]),
    variantOf('fp32', files, [
      {
        path: 'onnx/model.onnx',
        bytes: 479_932,
        sha256: 'ea91fd315a7c152d427d231746f0f811a1ac93beaba656abfdf2b24e091265e4',
      },
      {
        path: 'onnx/model.onnx_data',
        bytes: 1_234_521_088,
        sha256: 'ef835ae565d8695236652475903078e8ed794c7c35faf1164d78ec3238e8a88d',
      },
    ]),
  ],
  nativeDimensions: 768,
  dimensions: [256, 128, 512, 768],
  // The context is 2,048, but a text of exactly that length overflows a size check of the attention kernel on WASM.
  maxTokens: 2047,
  similarity: { unrelated: 0.35, same: 0.75 },
  // Not measured: the share of the light encoder, and a floor that lies on the scale where that one's does.
  relevance: { denseShare: 0.3, closeFrom: 0.39 },
  golden: planetScores('Model card of google/embeddinggemma-300m, fp32.', {
    venus: 0.3011,
    mars: 0.6359,
    jupiter: 0.493,
    saturn: 0.4889,
  }),
  configWithout: [],
};
