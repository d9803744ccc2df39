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
