import type { ModelDescription } from '../models/ModelDescription';

/** The tiny EmbeddingGemma with random weights in `golden/tiny-embeddinggemma`. */
export const tinyModel: ModelDescription = {
  id: 'tiny-embeddinggemma',
  name: 'Tiny EmbeddingGemma',
  family: 'embeddinggemma',
  revision: '1',
  licence: { name: 'none', url: '' },
  page: '',
  repository: null,
  files: [
    { path: 'config.json', bytes: 1124, sha256: null },
    { path: 'tokenizer.json', bytes: 60236, sha256: null },
    { path: 'tokenizer_config.json', bytes: 1806, sha256: null },
  ],
  variants: [
    {
      dtype: 'fp32',
      files: [
        { path: 'onnx/model.onnx', bytes: 35874, sha256: null },
        { path: 'onnx/model.onnx_data', bytes: 1712128, sha256: null },
      ],
      aboutBytes: 1748002,
    },
    {
      dtype: 'q8',
      files: [
        { path: 'onnx/model_quantized.onnx', bytes: 43199, sha256: null },
        { path: 'onnx/model_quantized.onnx_data', bytes: 552960, sha256: null },
      ],
      aboutBytes: 596159,
    },
    {
      dtype: 'q4',
      files: [
        { path: 'onnx/model_q4.onnx', bytes: 66270, sha256: null },
        { path: 'onnx/model_q4.onnx_data', bytes: 265216, sha256: null },
      ],
      aboutBytes: 331486,
    },
  ],
  nativeDimensions: 768,
  dimensions: [256, 128, 512, 768],
  maxTokens: 2047,
  similarity: { unrelated: 0, same: 1 },
  relevance: { denseShare: 0.2, closeFrom: 0.2 },
  golden: null,
  configWithout: [],
};
