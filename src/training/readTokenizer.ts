import { FastTokenizer } from '../encoders/tokenizers/FastTokenizer';
import { parseTokenizer } from '../encoders/tokenizers/parseTokenizer';
import type { Tokenizer } from '../encoders/tokenizers/Tokenizer';

/**
 * The tokenizer that `StaticEncoder` will have for a `tokenizer.json`.
 *
 * @throws ModelFormatError naming the part that is wrong or not supported.
 */
export function readTokenizer(json: unknown): Tokenizer {
  return new FastTokenizer(parseTokenizer(json));
}
