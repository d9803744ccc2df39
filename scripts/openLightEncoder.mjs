import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AutoModel, AutoTokenizer, env, Tensor } from '@huggingface/transformers';
import { projectRoot } from './projectRoot.mjs';

/**
 * Processors without VNNI add products of 8 bits in 16, which overflow: the embeddings then agree with the golden ones to
 * 0.97. With this option of ONNX Runtime they are the same on every processor.
 */
const exactProducts = { extra: { session: { x64quantprecision: '1' } } };

/**
 * The bundled light encoder on ONNX Runtime in Node. Its q8 graph quantises activations for a whole batch, so texts run
 * one by one.
 *
 * @param {typeof import('../src/training/training')} training
 * @returns {Promise<import('../src/encoders/Encoder').Encoder>}
 */
export async function openLightEncoder(training) {
  const description = training.multilingualE5Light;
  env.allowRemoteModels = false;
  env.localModelPath = join(projectRoot, 'public', 'models');
  const tokenizer = await AutoTokenizer.from_pretrained(description.id);
  const model = await AutoModel.from_pretrained(description.id, {
    dtype: 'q8',
    device: 'cpu',
    session_options: exactProducts,
  });
  const { pad_token_id: padding } = JSON.parse(
    await readFile(join(projectRoot, 'public', 'models', description.id, 'config.json'), 'utf8'),
  );
  const special = tokenizer.encode('');
  return new training.TransformerEncoder({
    description,
    dtype: 'q8',
    dimensions: description.nativeDimensions,
    device: 'CPU',
    policy: training.oneByOne,
    nextTurn: () => new Promise((resolve) => setImmediate(resolve)),
    model: {
      nativeDimensions: description.nativeDimensions,
      specialTokens: { before: special.slice(0, 1), after: special.slice(1), padding: padding ?? 0 },
      tokenize: (text) => tokenizer.encode(text, { add_special_tokens: false }),
      run: async ({ texts, length, ids, mask }) => {
        const { sentence_embedding: embedding } = await model({
          input_ids: new Tensor('int64', ids, [texts, length]),
          attention_mask: new Tensor('int64', mask, [texts, length]),
        });
        return Float32Array.from(embedding.data);
      },
      dispose: async () => {
        await model.dispose();
      },
    },
  });
}
