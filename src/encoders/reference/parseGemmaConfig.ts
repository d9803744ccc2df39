import { ModelFormatError } from '../ModelFormatError';

/** How one layer sees its surroundings. */
export interface LayerConfig {
  /** A token sees the tokens at most this many positions away on either side; `Infinity` in a global layer. */
  readonly reach: number;
  /** The base of the rotary position embedding's frequencies. */
  readonly rotaryBase: number;
}

/** The shape of an EmbeddingGemma: what `config.json` says, in this project's words. */
export interface GemmaConfig {
  readonly vocabularySize: number;
  readonly maxTokens: number;
  readonly hiddenSize: number;
  readonly feedForwardSize: number;
  readonly queryHeads: number;
  /** Divides `queryHeads`. */
  readonly keyValueHeads: number;
  /** Even. */
  readonly headSize: number;
  /** The factor of each product of query and key. */
  readonly queryScale: number;
  readonly normEpsilon: number;
  /** In the order they are applied. */
  readonly layers: readonly LayerConfig[];
}

type Entries = Readonly<Record<string, unknown>>;

/** The variants of Gemma 3 that the reference computes. An entry that is absent counts as `null`. */
const NEEDED: Entries = {
  model_type: 'gemma3_text',
  use_bidirectional_attention: true,
  hidden_activation: 'gelu_pytorch_tanh',
  attention_bias: false,
  attn_logit_softcapping: null,
  rope_scaling: null,
};

/**
 * Reads the `config.json` of an EmbeddingGemma.
 *
 * @throws ModelFormatError naming the entry that is missing or of another kind of model.
 */
export function parseGemmaConfig(config: unknown): GemmaConfig {
  if (typeof config !== 'object' || config === null) throw new ModelFormatError('config.json is not an object.');
  const entries = config as Entries;
  for (const [name, needed] of Object.entries(NEEDED)) {
    if ((entries[name] ?? null) !== needed) throw misfit(name, entries[name], JSON.stringify(needed));
  }

  const queryHeads = countAt(entries, 'num_attention_heads');
  const keyValueHeads = countAt(entries, 'num_key_value_heads');
  if (queryHeads % keyValueHeads !== 0) {
    throw misfit('num_key_value_heads', keyValueHeads, `a divisor of num_attention_heads, ${queryHeads}`);
  }
  const headSize = countAt(entries, 'head_dim');
  if (headSize % 2 !== 0) throw misfit('head_dim', headSize, 'an even number');

  return {
    vocabularySize: countAt(entries, 'vocab_size'),
    maxTokens: countAt(entries, 'max_position_embeddings'),
    hiddenSize: countAt(entries, 'hidden_size'),
    feedForwardSize: countAt(entries, 'intermediate_size'),
    queryHeads,
    keyValueHeads,
    headSize,
    queryScale: 1 / Math.sqrt(positiveAt(entries, 'query_pre_attn_scalar')),
    normEpsilon: positiveAt(entries, 'rms_norm_eps'),
    layers: parseLayers(entries),
  };
}

function parseLayers(entries: Entries): LayerConfig[] {
  // In both directions the window counts both sides, so that its half is the reach (Gemma3TextConfig of transformers).
  const local = {
    reach: Math.floor(countAt(entries, 'sliding_window') / 2),
    rotaryBase: positiveAt(entries, 'rope_local_base_freq'),
  };
  const global = { reach: Infinity, rotaryBase: positiveAt(entries, 'rope_theta') };

  const count = countAt(entries, 'num_hidden_layers');
  const types = entries['layer_types'];
  if (!Array.isArray(types) || types.length !== count) throw misfit('layer_types', types, `a list of ${count} types`);
  return types.map((type: unknown) => {
    if (type === 'sliding_attention') return local;
    if (type === 'full_attention') return global;
    throw misfit('layer_types', type, '"sliding_attention" or "full_attention" for each layer');
  });
}

function countAt(entries: Entries, name: string): number {
  const value = positiveAt(entries, name);
  if (!Number.isSafeInteger(value)) throw misfit(name, value, 'a whole number');
  return value;
}

function positiveAt(entries: Entries, name: string): number {
  const value = entries[name];
  if (typeof value !== 'number' || !(value > 0 && value < Infinity)) throw misfit(name, value, 'a positive number');
  return value;
}

function misfit(name: string, found: unknown, needed: string): ModelFormatError {
  return new ModelFormatError(`config.json has ${JSON.stringify(found) ?? 'nothing'} as ${name}, not ${needed}.`);
}
