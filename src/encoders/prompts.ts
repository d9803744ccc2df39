import type { EncoderInput, EncoderRole } from './Encoder';
import type { ModelFamily } from './models/ModelDescription';

/** What embeddings are made for. Only EmbeddingGemma tells tasks apart. */
export type EmbeddingTask =
  | 'search result'
  | 'question answering'
  | 'fact checking'
  | 'code retrieval'
  | 'classification'
  | 'clustering'
  | 'sentence similarity';

/** Tasks that compare texts of one kind: both sides are worded alike. */
const symmetricTasks: ReadonlySet<EmbeddingTask> = new Set(['classification', 'clustering', 'sentence similarity']);

/**
 * The text a model is given for an input, worded as it was in training.
 *
 * @see https://huggingface.co/google/embeddinggemma-300m (Prompt Instructions)
 * @see https://huggingface.co/intfloat/multilingual-e5-small (FAQ 1)
 */
export function wordPrompt(family: ModelFamily, input: EncoderInput, role: EncoderRole, task: EmbeddingTask): string {
  const { text, context = [] } = input;
  switch (family) {
    case 'embeddinggemma': {
      if (role === 'query' || symmetricTasks.has(task)) return `task: ${task} | query: ${text}`;
      return `title: ${context.length > 0 ? context.join(' › ') : 'none'} | text: ${text}`;
    }
    case 'e5':
      return role === 'query' ? `query: ${text}` : `passage: ${[...context, text].join('. ')}`;
  }
}
