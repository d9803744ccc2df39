import { readFileSync } from 'node:fs';
import type { firstExamples } from '../../src/ui/screens/useFirstExamples';

/** The note that each of the first examples finds. */
export const firstFinds: Readonly<Record<(typeof firstExamples)[number], string>> = {
  insomnia: 'Health/Sleep experiment.md',
  'caring for grandma': 'Family/Moving Mum to the ground floor.md',
  'singing in a group': 'Music/Choir, the Requiem.md',
};

/** Words of the query that stand in the note, but for such small ones as "for". */
export function sharedWords(query: string, path: string): string[] {
  const note = readFileSync(new URL(`../../public/sample/${path}`, import.meta.url), 'utf8').toLowerCase();
  const words = query.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  return words.filter((word) => note.includes(word));
}
