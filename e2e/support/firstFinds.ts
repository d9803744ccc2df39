import { readFileSync } from 'node:fs';
import type { Language } from '../../src/ui/messages/languages';

/** The note that each of the first examples finds, in each language of the interface. */
export const firstFinds: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    insomnia: 'Health/Sleep experiment.md',
    'caring for grandma': 'Family/Moving Mum to the ground floor.md',
    'singing in a group': 'Music/Choir, the Requiem.md',
  },
  de: {
    Notfall: 'Health/Erste-Hilfe-Kurs.md',
    Obstkuchen: 'Recipes/Zwetschgenkuchen von Oma.md',
    'Fahrrad reparieren': 'House/Bicycle maintenance.md',
  },
  es: {
    tormenta: 'Journal/2024-12-07 Storm night.md',
    'reparar la bicicleta': 'House/Bicycle maintenance.md',
    'cantar juntos': 'Music/Choir, the Requiem.md',
  },
  fr: {
    insomnie: 'Health/Sleep experiment.md',
    'allergie au printemps': 'Health/Hay fever diary.md',
    chorale: 'Music/Choir, the Requiem.md',
  },
  zh: {
    名著: 'Books/红楼梦读书笔记.md',
    自行车: 'House/Bicycle maintenance.md',
    合唱团: 'Music/Choir, the Requiem.md',
  },
  ja: {
    観光: 'Travel/雨の京都.md',
    嵐の夜: 'Journal/2024-12-07 Storm night.md',
    自転車: 'House/Bicycle maintenance.md',
  },
};

/** Words of the query that stand in the note, but for such small ones as "for". */
export function sharedWords(query: string, path: string): string[] {
  const note = readFileSync(new URL(`../../public/sample/${path}`, import.meta.url), 'utf8').toLowerCase();
  const words = query.toLowerCase().match(/\p{sc=Han}+|\p{L}{4,}/gu) ?? [];
  return words.filter((word) => note.includes(word));
}
