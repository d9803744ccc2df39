import '../../../src/protocol/trustOwnScripts';
import { batchPolicies } from '../../../src/encoders/batchPolicies';
import { frameTokens } from '../../../src/encoders/frameTokens';
import type { ModelDescription } from '../../../src/encoders/models/ModelDescription';
import { packTokens } from '../../../src/encoders/packTokens';
import { oneByOne } from '../../../src/encoders/planBatches';
import { wordPrompt } from '../../../src/encoders/prompts';
import { selfTest } from '../../../src/encoders/selfTest';
import type { TextModel, TokenBatch } from '../../../src/encoders/TextModel';
import { TransformerEncoder } from '../../../src/encoders/TransformerEncoder';
import { loadTransformersModel } from '../../../src/encoders/transformers/loadTransformersModel';
import { runtimeFiles } from '../../../src/encoders/transformers/runtimeFiles';
import { serveWorker } from '../../../src/protocol/serveWorker';
import { nextTurn } from '../../../workers/nextTurn';
import type { EncodeBenchApi } from './EncodeBenchApi';

/** A model that counts what it runs. */
class MeasuredModel implements TextModel {
  runMilliseconds = 0;
  tokens = 0;
  paddedTokens = 0;
  runs = 0;
  readonly nativeDimensions: number;
  readonly specialTokens: TextModel['specialTokens'];

  constructor(readonly model: TextModel) {
    this.nativeDimensions = model.nativeDimensions;
    this.specialTokens = model.specialTokens;
  }

  tokenize(text: string): readonly number[] {
    return this.model.tokenize(text);
  }

  async run(batch: TokenBatch): Promise<Float32Array> {
    const startedAt = performance.now();
    const rows = await this.model.run(batch);
    this.runMilliseconds += performance.now() - startedAt;
    this.runs += 1;
    this.paddedTokens += batch.texts * batch.length;
    for (const bit of batch.mask) this.tokens += Number(bit);
    return rows;
  }

  dispose(): Promise<void> {
    return this.model.dispose();
  }
}

let loaded: { readonly model: TextModel; readonly description: ModelDescription } | null = null;

const api: EncodeBenchApi = {
  start: async ({ description, dtype, threads, folder }) => {
    const startedAt = performance.now();
    const model = await loadTransformersModel({
      description,
      dtype,
      device: 'wasm',
      deviceName: 'CPU',
      threads,
      runtime: runtimeFiles.wasm,
      files: (path) => fetch(new URL(`${folder}${path}`, self.location.href)),
      onProgress: () => undefined,
    });
    loaded = { model, description };
    const milliseconds = performance.now() - startedAt;
    const { oneByOne: separate } = await selfTest(model, description, dtype);
    return { milliseconds, policy: separate ? oneByOne : batchPolicies.wasm[0]! };
  },
  pass: async (inputs, policy) => {
    if (!loaded) throw new Error('Start a model first.');
    const { description } = loaded;
    const model = new MeasuredModel(loaded.model);
    const startedAt = performance.now();
    if ('planned' in policy) {
      const encoder = new TransformerEncoder({
        description,
        dtype: 'q4',
        dimensions: model.nativeDimensions,
        model,
        device: 'CPU',
        policy: policy.planned,
        nextTurn,
      });
      await encoder.encode(inputs, { role: 'document' });
    } else {
      for (let start = 0; start < inputs.length; start += policy.inFileOrder) {
        const texts = inputs
          .slice(start, start + policy.inFileOrder)
          .map((input) => wordPrompt(description.family, input, 'document', 'search result'))
          .map((prompt) => frameTokens(model.tokenize(prompt), model.specialTokens, description.maxTokens).ids);
        await model.run(packTokens(texts, model.specialTokens.padding));
      }
    }
    const { runMilliseconds, tokens, paddedTokens, runs } = model;
    return { milliseconds: performance.now() - startedAt, runMilliseconds, tokens, paddedTokens, runs };
  },
};

serveWorker(api, self);
