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
  let length = 0;
  let position = 0;
  const addText = (text: string, weight: number) => {
    const found = splitWords(text);
    const first = position;
    for (const { term, position: within, isWhole } of found) {
      words.push({ term, weight, position: isWhole ? -1 : first + within });
      if (isWhole) continue;
      length += 1;
      position = first + within + 1;
    }
    position += FIELD_GAP;
  };
  addText(passage.body, fieldWeights.body);
  addText(passage.title, fieldWeights.title);
  for (const heading of passage.headings) addText(heading, fieldWeights.headings);
  for (const tag of passage.tags) addText(tag, fieldWeights.tags);
  addText(passage.path, fieldWeights.path);
  return { words, length };
}
