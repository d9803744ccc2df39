import type { LexicalPassage } from './LexicalIndex';
import { FIELD_GAP, fieldWeights } from './scoring';
import { visitWords } from './splitWords';

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
  const length = visitPassageWords(passage, (term, weight, position) => void words.push({ term, weight, position }));
  return { words, length };
}

/** The same word by word, without a list; gives how many they are without wholes. */
export function visitPassageWords(
  { body, title, headings, tags, path }: LexicalPassage,
  visit: (term: string, weight: number, position: number) => void,
): number {
  let length = 0;
  let position = 0;
  const visitField = (text: string, weight: number) => {
    const first = position;
    const found = (term: string, within: number, isWhole: boolean) => {
      visit(term, weight, isWhole ? -1 : first + within);
      if (isWhole) return;
      length += 1;
      position = first + within + 1;
    };
    visitWords(text, {
      plain: (start, end, within) => found(text.slice(start, end).toLowerCase(), within, false),
      other: (term, _start, _end, within, isWhole) => found(term, within, isWhole),
    });
    position += FIELD_GAP;
  };
  visitField(body, fieldWeights.body);
  visitField(title, fieldWeights.title);
  for (const heading of headings) visitField(heading, fieldWeights.headings);
  for (const tag of tags) visitField(tag, fieldWeights.tags);
  visitField(path, fieldWeights.path);
  return length;
}
