import '../../../src/protocol/trustOwnScripts';
import { Tokenizer as ReferenceTokenizer } from '@huggingface/tokenizers';
import { makePooling } from '../../../src/encoders/kernels/makePooling';
import { parseStaticModel } from '../../../src/encoders/parseStaticModel';
import { PlainPooling } from '../../../src/encoders/PlainPooling';
import type { Pooling } from '../../../src/encoders/Pooling';
import { StaticEncoder } from '../../../src/encoders/StaticEncoder';
import type { StaticModel } from '../../../src/encoders/StaticModel';
import { FastTokenizer } from '../../../src/encoders/tokenizers/FastTokenizer';
import { parseTokenizer, type TokenizerParts } from '../../../src/encoders/tokenizers/parseTokenizer';
import { TokenIds } from '../../../src/encoders/tokenizers/TokenIds';
import type { Tokenizer } from '../../../src/encoders/tokenizers/Tokenizer';
import { serveWorker } from '../../../src/protocol/serveWorker';
import type { StarterBenchApi, StarterTask } from './StarterBenchApi';

interface Loaded {
  readonly model: StaticModel;
  readonly parts: TokenizerParts;
  readonly pooling: Pooling;
  readonly encoder: StaticEncoder;
  readonly reference: Tokenizer;
}

let loaded: Loaded | null = null;

/** The straightforward way. */
class ReferenceAdapter implements Tokenizer {
  readonly vocabularySize = 0;
  readonly unknownId = 0;
  readonly logProbabilities = null;
  readonly #tokenizer: ReferenceTokenizer;

  constructor(json: object) {
    this.#tokenizer = new ReferenceTokenizer(json, {});
  }

  encodeInto(text: string, ids: TokenIds): void {
    for (const id of this.#tokenizer.encode(text, { add_special_tokens: false }).ids) ids.push(id);
  }
}

const bytesOf = async (name: string) =>
  (await fetch(new URL(`/models/starter/${name}`, self.location.href))).arrayBuffer();

function tokenizeAll(tokenizer: Tokenizer, passages: readonly string[]): number {
  const ids = new TokenIds();
  let tokens = 0;
  for (const passage of passages) {
    ids.length = 0;
    tokenizer.encodeInto(passage, ids);
    tokens += ids.length;
  }
  return tokens;
}

/** Prepares a task outside the measured time. */
function prepare(task: StarterTask, passages: readonly string[]) {
  const { model, parts, pooling, encoder, reference } = ready();
  const encoderOf = {
    'encode fresh': () => new StaticEncoder({ ...model, tokenizer: new FastTokenizer(parts) }, pooling),
    'encode again': () => encoder,
    'encode plainly': () => new StaticEncoder({ ...model, tokenizer: reference }, new PlainPooling(model)),
  };
  const tokenizerOf = {
    'tokenize fresh': () => new FastTokenizer(parts),
    'tokenize again': () => model.tokenizer,
    'tokenize plainly': () => reference,
  };
  if (task in encoderOf) {
    const chosen = encoderOf[task as keyof typeof encoderOf]();
    if (task === 'encode again') tokenizeAll(model.tokenizer, passages);
    return async () => {
      await chosen.encode(
        passages.map((text) => ({ text })),
        { role: 'document' },
      );
    };
  }
  const chosen = tokenizerOf[task as keyof typeof tokenizerOf]();
  if (task === 'tokenize again') tokenizeAll(chosen, passages);
  return async () => void tokenizeAll(chosen, passages);
}

function ready(): Loaded {
  if (!loaded) throw new Error('Start the starter first.');
  return loaded;
}

const api: StarterBenchApi = {
  start: async () => {
    const [configBytes, tokenizerBytes, weights] = await Promise.all(
      ['config.json', 'tokenizer.json', 'model.safetensors'].map(bytesOf),
    );
    const startedAt = performance.now();
    const tokenizer = JSON.parse(new TextDecoder().decode(tokenizerBytes)) as object;
    const json = performance.now() - startedAt;
    const config = JSON.parse(new TextDecoder().decode(configBytes)) as unknown;
    const model = parseStaticModel({ config, tokenizer, weights: weights! });
    const pooling = makePooling(model);
    const encoder = new StaticEncoder(model, pooling);
    await encoder.encode([{ text: 'first query' }], { role: 'query' });
    const load = performance.now() - startedAt;
    const tokenizerStartedAt = performance.now();
    const parts = parseTokenizer(tokenizer);
    tokenizeAll(new FastTokenizer(parts), ['first query']);
    const tokenizerMilliseconds = performance.now() - tokenizerStartedAt;
    loaded = { model, parts, pooling, encoder, reference: new ReferenceAdapter(tokenizer) };
    return { load, json, tokenizer: tokenizerMilliseconds };
  },
  run: async (task, passages) => {
    const work = prepare(task, passages);
    const startedAt = performance.now();
    await work();
    return performance.now() - startedAt;
  },
  queries: async (texts) => {
    const { encoder } = ready();
    const milliseconds: number[] = [];
    for (const text of texts) {
      const startedAt = performance.now();
      await encoder.encode([{ text }], { role: 'query' });
      milliseconds.push(performance.now() - startedAt);
    }
    return milliseconds;
  },
  countTokens: async (passages) => tokenizeAll(ready().model.tokenizer, passages),
};

serveWorker(api, self);
