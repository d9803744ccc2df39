import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const note = `---
tags: [boat, spring]
---
# Spring on the boat

Paint the [[Hull]] first, see [[Hull#Below the water]] and [[#Engine]]. Ask [the yard](https://example.org/yard) about it.

## Tasks

- [x] Order antifouling
- [ ] Grease the winches
  - [ ] the small one too

> Salt water forgives nothing.
>
> — the harbour master

| Part | Hours |
| --- | --- |
| Hull | 12 |
| Engine | 5 |

![A drawing of the boat](boat.png)

## Engine

\`\`\`sh
engine --warm-up 5 # minutes
\`\`\`

Never follow [this](javascript:document.title='hostile') or <script>document.title='hostile'</script> that.
<img src=x onerror="document.title='hostile'">

## עברית

הסירה עומדת במים, והמנוע קר.
`;

const code = `/** Warms the engine up. */
export function warmUp(minutes: number): string {
  // Never below five.
  const least = Math.max(5, minutes);
  return \`engine --warm-up \${least}\`;
}


export const html = '<img src=x onerror="document.title=1">';
`;

const table = `Harbour,Country,Depth,Remarks
Gothenburg,Sweden,7,"big, busy"
Skagen,Denmark,5,
Mandal,Norway,,quiet
`;

const letter = `From: Ada Berg <ada@example.org>
To: Bo Lind <bo@example.org>
Cc: crew@example.org
Subject: The winches
Date: Tue, 3 Mar 2026 10:00:00 +0000
Content-Type: text/plain; charset=utf-8

Dear Bo,

the winches are greased.

Ada
`;

/** Words of the long text that stand nowhere else: at its end. */
export const needle = 'the very last lantern';

/** Paragraphs without end, a known one at the very end. */
function longText(length: number): string {
  const paragraphs: string[] = [];
  for (let reached = 0, number = 1; reached < length; number++) {
    const paragraph = `Day ${number}. The wind came from the west, and we sailed between the islands until the evening.`;
    paragraphs.push(paragraph);
    reached += paragraph.length + 2;
  }
  return `${paragraphs.join('\n\n')}\n\nHere hangs ${needle}.\n`;
}

/** Writes a document of every kind that is laid out in its own way; gives their paths. */
export async function writeReadingFiles(folder: string, longLength: number): Promise<string[]> {
  const files = {
    'Spring on the boat.md': note,
    'Hull.md': `# Hull\n\n${'Wood, mostly.\n\n'.repeat(60)}## Below the water\n\nPaint it twice.\n`,
    'warmUp.ts': code,
    'harbours.csv': table,
    'winches.eml': letter,
    'logbook.txt': longText(longLength),
  };
  return await Promise.all(
    Object.entries(files).map(async ([name, text]) => {
      const path = join(folder, name);
      await writeFile(path, text);
      return path;
    }),
  );
}
