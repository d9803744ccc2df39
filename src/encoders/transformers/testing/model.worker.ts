import { serveWorker } from '../../../protocol/serveWorker';
import { frameTokens } from '../../frameTokens';
import type { Dtype, ModelDescription } from '../../models/ModelDescription';
import { packTokens } from '../../packTokens';
import type { TextModel } from '../../TextModel';
import { loadTransformersModel } from '../loadTransformersModel';
import { runtimeFiles } from '../runtimeFiles';

/** What is wrong with a file. */
export interface Damage {
  readonly path: string;
  readonly kind: 'missing' | 'cut' | 'garbled' | 'another file' | 'no connection';
}

/** Which model the tests load. */
export interface ModelStart {
  readonly description: ModelDescription;
  readonly dtype: Dtype;
  readonly threads: number;
  /** The folder of the files; ends with `/`. */
  readonly folder: string;
  readonly damage?: Damage;
  /** Addresses of ONNX Runtime, when not the real ones. */
  readonly runtime?: { readonly mjs: string; readonly wasm: string };
}

/** A model in a worker, without prompts and batching: what the tests of `loadTransformersModel` ask for. */
export interface ModelApi {
  load(start: ModelStart): Promise<void>;
  /** Ids of texts with their special tokens, cut to `maxTokens`. */
  tokenize(texts: readonly string[], maxTokens: number): Promise<(readonly number[])[]>;
  /** The rows of texts that run together, packed. */
  run(texts: readonly (readonly number[])[]): Promise<Float32Array>;
  dispose(): Promise<void>;
}

let model: TextModel | null = null;

const loaded = (): TextModel => {
  if (!model) throw new Error('Load a model first.');
  return model;
};

async function damaged(response: Response, { kind, path }: Damage): Promise<Response | null> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  switch (kind) {
    case 'missing':
      return null;
    case 'cut':
      return new Response(bytes.subarray(0, bytes.length >> 1));
    case 'garbled':
      return new Response(bytes.fill(0x5a));
    case 'another file':
      return new Response('{ "some": "other JSON" }');
    case 'no connection':
      throw new Error(`${path} is out of reach.`);
  }
}

const api: ModelApi = {
  load: async ({ description, dtype, threads, folder, damage, runtime = runtimeFiles.wasm }) => {
    model = await loadTransformersModel({
      description,
      dtype,
      device: 'wasm',
      deviceName: 'a CPU',
      threads,
      runtime,
      files: async (path) => {
        const response = await fetch(new URL(path, folder));
        return damage?.path === path ? await damaged(response, damage) : response;
      },
      onProgress: () => undefined,
    });
  },
  tokenize: async (texts, maxTokens) => {
    const { specialTokens } = loaded();
    return texts.map((text) => frameTokens(loaded().tokenize(text), specialTokens, maxTokens).ids);
  },
  run: async (texts) => await loaded().run(packTokens(texts, loaded().specialTokens.padding)),
  dispose: async () => await loaded().dispose(),
};

serveWorker(api, self);
