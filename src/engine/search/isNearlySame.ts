import { countBits } from '../../index/countBits';
import type { PackedWords } from '../../index/lexical/PackedWords';

/** Texts that have so many of so many different words in common say the same. */
const IN_COMMON = 9;
const OF_WORDS = 10;
/** Two short texts that differ in one word differ. */
const FEWEST_WORDS = 8;
const digit = /\p{N}/u;

/**
 * Whether two passages say the same but for a few words, such as two versions of a note. Passages that differ in a number,
 * such as two invoices, do not.
 */
export function isNearlySame(one: ComparedPassage, other: ComparedPassage): boolean {
  if (one.text === other.text) return true;
  if (areFarApart(one, other)) return false;
  const [a, b] = [one.words.distinct, other.words.distinct];
  const [fewer, more] = a.size <= b.size ? [a, b] : [b, a];
  if (fewer.size < FEWEST_WORDS || OF_WORDS * fewer.size < IN_COMMON * more.size) return false;
  // Of so many words in common, so many are different.
  let mayMiss = Math.floor(fewer.size - (IN_COMMON * (fewer.size + more.size)) / (IN_COMMON + OF_WORDS));
  for (const term of fewer) if (!more.has(term) && (digit.test(term) || --mayMiss < 0)) return false;
  for (const term of more) if (digit.test(term) && !fewer.has(term)) return false;
  return true;
}

/** What has to be known of a passage. */
export interface ComparedPassage {
  readonly text: string;
  readonly words: PackedWords;
  /** See `sketchWords`. */
  readonly sketch: Int32Array;
}

/** Bits of a sketch, a power of two. */
const SKETCH_BITS = 2048;

/**
 * Whether more words of each passage are missing in the other than may be, seen from their sketches alone: of most
 * passages that takes a tenth of the time that their different words take.
 */
function areFarApart(one: ComparedPassage, other: ComparedPassage): boolean {
  const [a, b] = [one.sketch, other.sketch];
  let [missingInOther, missingInOne] = [0, 0];
  for (let at = 0; at < a.length; at++) {
    missingInOther += countBits(a[at]! & ~b[at]!);
    missingInOne += countBits(b[at]! & ~a[at]!);
  }
  const missing = Math.min(missingInOther, missingInOne);
  // Where both have as many different words; where not, even fewer may be missing in the text that has more.
  const mostWords = Math.min(one.words.length, other.words.length);
  return (OF_WORDS + IN_COMMON) * missing > (OF_WORDS - IN_COMMON) * mostWords;
}

/** A bit for each word: two words can have the same. */
export function sketchWords(words: PackedWords): Int32Array {
  const sketch = new Int32Array(SKETCH_BITS / 32);
  for (let word = 0; word < words.length; word++) {
    const bit = words.hash(word) & (SKETCH_BITS - 1);
    sketch[bit >> 5]! |= 1 << (bit & 31);
  }
  return sketch;
}
