import type { LexicalPassage } from './LexicalIndex';
import { FIELD_GAP, fieldWeights } from './scoring';
import { splitWords } from './splitWords';

/** A word of a passage. */
export interface PassageWord {
  readonly term: string;
  /** Its field's. */
  readonly weight: number;
  /** Within the passage, fields one behind the other; -1 for a whole, which belongs to no phrase. */
  readonly position: number;
}

/** The words of all fields of a passage, and how many they are without wholes. Terms keep the order of positions. */
export function passageWords(passage: LexicalPassage): { readonly words: PassageWord[]; readonly length: number } {
  const words: PassageWord[] = [];
  const length = visitWords(passage, (term, weight, position) => void words.push({ term, weight, position }));
  return { words, length };
}

/** The same word by word, without a list; gives how many they are without wholes. */
export function visitWords(
  passage: LexicalPassage,
  visit: (term: string, weight: number, position: number) => void,
): number {
  let length = 0;
  let position = 0;
  const visitText = (text: string, weight: number) => {
    const first = position;
    for (const { term, position: within, isWhole } of splitWords(text)) {
      visit(term, weight, isWhole ? -1 : first + within);
      if (isWhole) continue;
      length += 1;
      position = first + within + 1;
    }
    position += FIELD_GAP;
  };
  visitText(passage.body, fieldWeights.body);
  visitText(passage.title, fieldWeights.title);
  for (const heading of passage.headings) visitText(heading, fieldWeights.headings);
  for (const tag of passage.tags) visitText(tag, fieldWeights.tags);
  visitText(passage.path, fieldWeights.path);
  return length;
}
