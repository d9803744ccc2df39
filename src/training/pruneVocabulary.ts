import { ModelFormatError } from '../encoders/ModelFormatError';
import { encodeText } from '../encoders/tokenizers/Tokenizer';
import { TokenIds } from '../encoders/tokenizers/TokenIds';
import { readTokenizer } from '../encoders/tokenizers/readTokenizer';

/** A Unigram `tokenizer.json`, as much of it as is changed. */
interface UnigramJson {
  readonly model: { readonly unk_id: number; readonly vocab: readonly (readonly [piece: string, score: number])[] };
}

export interface PrunedVocabulary {
  /** The same `tokenizer.json` with fewer pieces: texts that use none of the dropped pieces get the same pieces. */
  readonly json: object;
  /** The ids that are kept, rising: piece i of the new vocabulary was piece `kept[i]`. */
  readonly kept: Int32Array;
}

/**
 * Drops pieces that no text uses, the least probable first, until `size` are left. Single characters stay, and so does
 * the unknown piece. Where a dropped piece would have been used, the best of the smaller ones are.
 *
 * A piece's row costs as much as that of any other, but the share of text that uses it falls with its probability.
 *
 * @param json a Unigram `tokenizer.json` without added tokens.
 * @param texts what must be tokenized as before.
 * @throws ModelFormatError when the tokenizer is of another kind.
 * @throws RangeError when the texts use too many pieces for that size.
 */
export function pruneVocabulary(json: unknown, texts: Iterable<string>, size: number): PrunedVocabulary {
  const tokenizer = readTokenizer(json);
  const file = json as UnigramJson & { readonly added_tokens?: readonly unknown[] };
  if (!Array.isArray(file.model.vocab) || (file.added_tokens ?? []).length > 0) {
    throw new ModelFormatError('Only the vocabulary of a Unigram tokenizer without added tokens can be pruned.');
  }
  const { vocab, unk_id: unknown } = file.model;
  const used = new Uint8Array(vocab.length);
  const found = new TokenIds();
  for (const text of texts) for (const id of encodeText(tokenizer, text, found)) used[id] = 1;
  const unused = Array.from(vocab.keys()).filter(
    (id) => used[id] === 0 && id !== unknown && Array.from(vocab[id]![0]).length > 1,
  );
  const excess = Math.max(0, vocab.length - size);
  if (excess > unused.length) {
    throw new RangeError(
      `The vocabulary cannot be cut to ${size} pieces: ${vocab.length - unused.length} are used or single characters.`,
    );
  }
  const dropped = new Set(unused.toSorted((a, b) => vocab[a]![1] - vocab[b]![1] || b - a).slice(0, excess));
  const kept = Int32Array.from(vocab.keys()).filter((id) => !dropped.has(id));
  const model = { ...file.model, unk_id: kept.indexOf(unknown), vocab: Array.from(kept, (id) => vocab[id]!) };
  return { json: { ...file, model }, kept };
}
