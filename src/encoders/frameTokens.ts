import type { SpecialTokens } from './TextModel';

/** A text as a model takes it. */
export interface FramedTokens {
  readonly ids: readonly number[];
  /** The text was longer than the model takes, and its end is missing. */
  readonly truncated: boolean;
}

/**
 * Puts the special tokens around a text's tokens and cuts the text, never the special tokens, down to `maxTokens`. So do
 * Hugging Face's tokenizers; transformers.js cuts off what comes after the text.
 *
 * @param tokens of the text, without special tokens.
 * @param maxTokens with special tokens.
 */
export function frameTokens(
  tokens: readonly number[],
  { before, after }: SpecialTokens,
  maxTokens: number,
): FramedTokens {
  const room = maxTokens - before.length - after.length;
  const truncated = tokens.length > room;
  return { ids: [...before, ...(truncated ? tokens.slice(0, room) : tokens), ...after], truncated };
}
