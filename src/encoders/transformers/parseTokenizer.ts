import { PreTrainedTokenizer } from '@huggingface/transformers';
import { ModelFormatError } from '../ModelFormatError';

/** A model's tokenizer. */
export interface Tokenizer {
  /** The ids that belong before and after every text, such as `<bos>` and `<eos>`. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Ids of a text, without special tokens: what looks like one, such as a typed `<eos>`, stays text. */
  tokenize(text: string): readonly number[];
}

interface AddedToken {
  readonly id: number;
  readonly content: string;
  readonly special?: boolean;
}

interface TemplatePart {
  readonly SpecialToken?: { readonly id: string };
  readonly Sequence?: unknown;
}

interface PostProcessor {
  readonly type?: string;
  readonly processors?: readonly PostProcessor[];
  readonly single?: readonly TemplatePart[];
  readonly special_tokens?: Readonly<Record<string, { readonly ids: readonly number[] }>>;
}

/** The parts of a Hugging Face `tokenizer.json` that are read here. */
interface TokenizerJson {
  readonly added_tokens?: readonly AddedToken[];
  readonly post_processor?: PostProcessor | null;
  readonly model?: { readonly vocab?: unknown; readonly unk_id?: number };
}

/**
 * Reads a tokenizer so that it cannot make a special token of a text: transformers.js, like Hugging Face's tokenizers,
 * makes the real `<eos>` of a typed one. The special tokens are taken out of the added tokens and, in a Unigram
 * vocabulary, hidden under a name that no text has; those that frame a text are read from the post-processor's template.
 *
 * @param tokenizerJson `tokenizer.json`, parsed.
 * @param tokenizerConfig `tokenizer_config.json`, parsed.
 * @throws ModelFormatError when the tokenizer is of a kind for which this cannot be done.
 */
export function parseTokenizer(tokenizerJson: object, tokenizerConfig: object): Tokenizer {
  const json = tokenizerJson as TokenizerJson;
  const template = templateOf(json.post_processor);
  if (!template) throw new ModelFormatError("tokenizer.json has no template that frames a text's tokens.");
  const added = json.added_tokens ?? [];
  const special = added.filter((token) => token.special === true);
  const tokenizer = makeTokenizer(
    {
      ...json,
      added_tokens: added.filter((token) => token.special !== true),
      model: { ...json.model, vocab: hide(special, json.model?.vocab) },
    },
    tokenizerConfig,
  );
  const tokenize = (text: string): readonly number[] => tokenizer.encode(text, { add_special_tokens: false });
  for (const { id, content } of special) {
    if (id !== json.model?.unk_id && tokenize(content).includes(id)) {
      throw new ModelFormatError(`tokenizer.json makes its special token of a text with "${content}" in it.`);
    }
  }
  return { ...template, tokenize };
}

function makeTokenizer(json: object, config: object): PreTrainedTokenizer {
  try {
    return new PreTrainedTokenizer(json, config);
  } catch (cause) {
    throw new ModelFormatError(`tokenizer.json does not describe a tokenizer: ${String(cause)}`, { cause });
  }
}

/** Unigram pieces are looked up in the text itself, where spaces have become `▁`: a piece with a space is never found. */
function hide(special: readonly AddedToken[], vocabulary: unknown): unknown {
  if (!Array.isArray(vocabulary)) return vocabulary;
  const hidden = new Set(special.map(({ id }) => id));
  return (vocabulary as readonly (readonly [string, number])[]).map(([piece, logProbability], id) =>
    hidden.has(id) ? [` ${piece}`, logProbability] : [piece, logProbability],
  );
}

function templateOf(processor: PostProcessor | null | undefined): Pick<Tokenizer, 'before' | 'after'> | null {
  if (processor?.type === 'Sequence') {
    return processor.processors?.map(templateOf).find((template) => template !== null) ?? null;
  }
  const { single, special_tokens: specialTokens } = processor ?? {};
  const text = single?.findIndex((part) => part.Sequence !== undefined) ?? -1;
  if (processor?.type !== 'TemplateProcessing' || !single || text < 0) return null;
  const idsOf = (parts: readonly TemplatePart[]): number[] =>
    parts.flatMap((part) => specialTokens?.[part.SpecialToken?.id ?? '']?.ids ?? []);
  return { before: idsOf(single.slice(0, text)), after: idsOf(single.slice(text + 1)) };
}
