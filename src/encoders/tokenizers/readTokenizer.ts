import { FastTokenizer } from './FastTokenizer';
import { parseTokenizer } from './parseTokenizer';
import type { Tokenizer } from './Tokenizer';

/**
 * The tokenizer of a static model, from its `tokenizer.json`.
 *
 * @throws ModelFormatError naming the part that is wrong or not supported.
 */
export function readTokenizer(json: unknown): Tokenizer {
  return new FastTokenizer(parseTokenizer(json));
}
