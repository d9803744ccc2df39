import type { Passage, ReadDocument } from './Document';
import { PassageBuilder } from './PassageBuilder';

/**
 * Words of a passage: short enough that its embedding stands for one thought and that a person takes it in at a glance,
 * long enough to be understood alone. With the starter's tokenizer full passages have 290 tokens of English prose, 350 of
 * Chinese and 430 of German (medians), and next to none more than the 512 that the smallest encoder takes.
 */
const PASSAGE_WORDS = 200;

export interface SplitOptions {
  /** Words a passage should have, at least 1; 200 by default. Passages have 0.3 to 1.3 times as many. */
  readonly words?: number;
}

/**
 * Splits a document at its headings, then between its blocks, and inside a block that is too long between sentences.
 * A heading's own line begins the passage that follows it. A passage is smaller than 0.3 times the size only when its
 * section is, or when its neighbours leave no room.
 *
 * Guarantees: passages are in order, do not overlap, begin and end with something else than white space, split no
 * surrogate pair, and together hold every character of the text that is not white space. Time is linear in the text.
 *
 * @throws RangeError for a size below 1.
 */
export function splitPassages(document: ReadDocument, { words = PASSAGE_WORDS }: SplitOptions = {}): Passage[] {
  if (!(words >= 1)) throw new RangeError(`A passage needs at least 1 word, not ${words}.`);
  const builder = new PassageBuilder(document.title, document.text, words);
  let end = 0;
  for (const block of document.blocks) {
    builder.add('paragraph', 0, end, block.start);
    builder.add(block.kind, block.level, block.start, block.end);
    end = block.end;
  }
  builder.add('paragraph', 0, end, document.text.length);
  return builder.finish();
}
