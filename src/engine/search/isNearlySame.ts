import type { Word } from '../../index/lexical/splitWords';

/** Texts that share this share of their different words say the same. */
const SAME_FROM = 0.9;
/** Two short texts that differ in one word differ. */
const FEWEST_WORDS = 8;

const digit = /\p{N}/u;

/**
 * Whether two passages say the same but for a few words, such as two versions of a note. Passages that differ in a number,
 * such as two invoices, do not.
 */
export function isNearlySame(one: Passage, other: Passage): boolean {
  if (one.text === other.text) return true;
  const [a, b] = [termsOf(one), termsOf(other)];
  const [fewer, more] = a.size <= b.size ? [a, b] : [b, a];
  if (fewer.size < FEWEST_WORDS || fewer.size < SAME_FROM * more.size) return false;
  // Of so many words in common, so many are different.
  let mayMiss = fewer.size - (SAME_FROM * (fewer.size + more.size)) / (1 + SAME_FROM);
  for (const term of fewer) if (!more.has(term) && (digit.test(term) || --mayMiss < 0)) return false;
  for (const term of more) if (digit.test(term) && !fewer.has(term)) return false;
  return true;
}

interface Passage {
  readonly text: string;
  readonly words: readonly Word[];
}

const remembered = new WeakMap<Passage, ReadonlySet<string>>();

function termsOf(passage: Passage): ReadonlySet<string> {
  let terms = remembered.get(passage);
  if (!terms) {
    terms = new Set(passage.words.map(({ term }) => term));
    remembered.set(passage, terms);
  }
  return terms;
}
