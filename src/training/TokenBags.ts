import { encodeText, type Tokenizer } from '../encoders/tokenizers/Tokenizer';
import { TokenIds } from '../encoders/tokenizers/TokenIds';

/** How often which token occurs in which passage: a sparse matrix of passages × vocabulary, row by row. */
export interface TokenBags {
  /** One more than there are passages: the entries of passage i end before `starts[i + 1]`. */
  readonly starts: Int32Array;
  /** Each token of a passage once, by rising id; the unknown token is left out. */
  readonly ids: Int32Array;
  readonly counts: Float32Array;
}

/** Tokenizes passages as `StaticEncoder` does. */
export function countTokens(texts: Iterable<string>, tokenizer: Tokenizer): TokenBags {
  const starts = [0];
  const ids: number[] = [];
  const counts: number[] = [];
  const found = new TokenIds();
  for (const text of texts) {
    const sorted = encodeText(tokenizer, text, found)
      .filter((id) => id !== tokenizer.unknownId)
      .toSorted((a, b) => a - b);
    const first = ids.length;
    for (const id of sorted) {
      if (ids.length > first && ids.at(-1) === id) counts[counts.length - 1]! += 1;
      else {
        ids.push(id);
        counts.push(1);
      }
    }
    starts.push(ids.length);
  }
  return { starts: Int32Array.from(starts), ids: Int32Array.from(ids), counts: Float32Array.from(counts) };
}

/** The same matrix column by column: which passages hold a token, and how often. */
export function transposeBags({ starts, ids, counts }: TokenBags, vocabulary: number): TokenBags {
  const next = new Int32Array(vocabulary + 1);
  for (const id of ids) next[id + 1]! += 1;
  for (let id = 0; id < vocabulary; id++) next[id + 1]! += next[id]!;
  const transposed = { starts: next.slice(), ids: new Int32Array(ids.length), counts: new Float32Array(ids.length) };
  for (let passage = 0; passage < starts.length - 1; passage++) {
    for (let entry = starts[passage]!; entry < starts[passage + 1]!; entry++) {
      const position = next[ids[entry]!]!++;
      transposed.ids[position] = passage;
      transposed.counts[position] = counts[entry]!;
    }
  }
  return transposed;
}

/** The passages with these numbers, in their order. */
export function pickBags({ starts, ids, counts }: TokenBags, passages: ArrayLike<number>): TokenBags {
  const pickedStarts = new Int32Array(passages.length + 1);
  for (let row = 0; row < passages.length; row++) {
    pickedStarts[row + 1] = pickedStarts[row]! + starts[passages[row]! + 1]! - starts[passages[row]!]!;
  }
  const picked = {
    starts: pickedStarts,
    ids: new Int32Array(pickedStarts.at(-1)!),
    counts: new Float32Array(pickedStarts.at(-1)!),
  };
  for (let row = 0; row < passages.length; row++) {
    const [from, to] = [starts[passages[row]!]!, starts[passages[row]! + 1]!];
    picked.ids.set(ids.subarray(from, to), pickedStarts[row]);
    picked.counts.set(counts.subarray(from, to), pickedStarts[row]);
  }
  return picked;
}
