import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Writes files under a folder, making the folders in between. */
export async function writeNotes(folder: string, notes: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [path, content] of Object.entries(notes)) {
    const place = join(folder, path);
    await mkdir(dirname(place), { recursive: true });
    await writeFile(place, content);
  }
}

const subjects = [
  'bread',
  'trains',
  'gardens',
  'taxes',
  'violins',
  'bicycles',
  'tides',
  'glaciers',
  'mortgages',
  'bees',
];

/** Notes of several passages each, all different, the same at every call. Note `i` says "number i" and names a subject. */
export function numberedNotes(count: number, passages = 3): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, i) => {
      const subject = subjects[i % subjects.length] ?? '';
      const sections = Array.from(
        { length: passages },
        (_section, s) => `## Part ${s + 1}\n\n${`Note number ${i} of part ${s + 1} is about ${subject}. `.repeat(18)}`,
      );
      return [`${subject}/note ${i}.md`, `# Note ${i}\n\n${sections.join('\n\n')}\n`];
    }),
  );
}

/** Notes of made-up words that no disk can make smaller, about 8 KB each, the same at every call. */
export function incompressibleNotes(count: number): Record<string, string> {
  let state = 1;
  const word = (): string => {
    // Numerical Recipes' linear congruential generator.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state.toString(36);
  };
  return Object.fromEntries(
    Array.from({ length: count }, (_, i) => [`note ${i}.md`, Array.from({ length: 1000 }, word).join(' ')]),
  );
}
