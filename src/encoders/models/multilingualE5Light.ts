import type { ModelDescription } from './ModelDescription';
import { variantOf } from './modelFiles';

const files = [
  {
    path: 'config.json',
    bytes: 329,
    sha256: 'e59ac88572ae9173170e9fadd825b59229dd262dc3c9b32f39325ea44ea8ab3d',
  },
  {
    path: 'tokenizer.json',
    bytes: 2_085_860,
    sha256: '97974313518935133b39f8718c961bae38e5eaedd30ab74e46053219569632b7',
  },
  {
    path: 'tokenizer_config.json',
    bytes: 269,
    sha256: '1d78e22695fae28a23c7bd28a0333bbdf05f2e8c927c99e08aca6326f7f3eb05',
  },
];

/** The light encoder: multilingual-e5-small, made small enough to come with the page. Its q8 graph is bundled. */
export const multilingualE5Light: ModelDescription = {
  id: 'multilingual-e5-small-light',
  name: 'Multilingual E5 small, light',
  family: 'e5',
  // The first 16 digits of the SHA-256 of the q8 graph.
  revision: '9d018b32b4408d98',
  licence: { name: 'MIT', url: 'https://huggingface.co/intfloat/multilingual-e5-small' },
  page: 'https://huggingface.co/intfloat/multilingual-e5-small',
  repository: null,
  files,
  variants: [
    variantOf('q8', files, [
      {
        path: 'onnx/model_quantized.onnx',
        bytes: 37_861_618,
        sha256: '9d018b32b4408d9881dfd93ebe8a4460ab7421ccf901c0dded3ff154bb54d875',
      },
    ]),
    variantOf('q4', files, [
      {
        path: 'onnx/model_q4.onnx',
        bytes: 29_693_013,
        sha256: '0bee14aafb44d28093428473fa81ede9b1c72a263dafceff28269d06027bc357',
      },
    ]),
  ],
  nativeDimensions: 384,
  // Not trained to be cut.
  dimensions: [384],
  maxTokens: 512,
  // Random pairs: mean 0.04, standard deviation 0.12, 99th percentile 0.38. As for the starter, the floor is the mean
  // plus one standard deviation: a good paraphrase is often only 0.35.
  similarity: { unrelated: 0.16, same: 0.7 },
  // `npm run evaluate -- --search --encoder light`: shares of 0.25 to 0.4 give 41.4 to 41.7 on Cranfield (words alone 37.2,
  // meaning alone 38.3) and 83.8 to 84.7 on the sample notes (64.5, 80.6). The floor: 5 % of their queries have neither a
  // passage above it nor one that holds their words; of 40 queries on other topics, 43 % have none. To 40 queries of letters
  // at random the nearest note lies at 0.10 to 0.28; no judged query that the starter does not know is answered by meaning
  // alone.
  relevance: { denseShare: 0.3, closeFrom: 0.21, closeFromUnknown: 0.29 },
  golden: {
    query: 'how do I get my money back',
    passages: [
      {
        title: null,
        text: 'Customers may ask for a refund within fourteen days of purchase.',
        score: 0.3364,
      },
      {
        title: null,
        text: 'Knead the dough, let it rise twice and bake it for forty minutes in a hot oven.',
        score: 0.0865,
      },
    ],
    origin: 'Computed for this project with ONNX Runtime in Python, q4.',
  },
  configWithout: [],
};
