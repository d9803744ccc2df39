import type { ModelDescription } from './ModelDescription';
import { embeddingGemma } from './embeddingGemma';
import { embeddingGemma2 } from './embeddingGemma2';
import { multilingualE5Light } from './multilingualE5Light';

/** What all models of one `model_type` have in common with the one of them that is in the catalogue. */
export interface ModelKind {
  readonly example: ModelDescription;
  /** Whether a model's rows are as long as it is wide (`hidden_size`); else as long as the example's. */
  readonly givesItsWidth: boolean;
}

/** The kinds of models that can be run, by the `model_type` in their configuration. */
export const modelKinds: ReadonlyMap<unknown, ModelKind> = new Map<unknown, ModelKind>([
  // Dense layers after the pooling make the rows of both: 768 numbers, however wide the model is.
  ['gemma3_text', { example: embeddingGemma, givesItsWidth: false }],
  ['embedding_gemma2', { example: embeddingGemma2, givesItsWidth: false }],
  ['bert', { example: multilingualE5Light, givesItsWidth: true }],
]);
