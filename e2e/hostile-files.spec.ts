import { join } from 'node:path';
import { ingestLargeText, ingestManyFiles } from './support/largeSources';
import { expect, test } from './support/test';
import { writeNotes } from './support/writeNotes';

const megabyte = 1_000_000;

// Tall, so that all hits are in view: the list holds no others.
test.use({ viewport: { width: 1280, height: 2400 } });

/** A valid PNG of one pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

const utf16 = (text: string, mark: number[]): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return Buffer.concat([Buffer.from(mark), mark[0] === 0xfe ? bytes.swap16() : bytes]);
};

/** Each file with what is to become of it: `found` by a query, or `failed` with a code that its message is told for. */
const files: readonly {
  readonly path: string;
  readonly content: string | Uint8Array;
  readonly failed?: RegExp;
  readonly found?: string;
}[] = [
  { path: 'empty.md', content: '', failed: /empty|no text/i },
  { path: 'blank.txt', content: ' \n\t\r\n ', failed: /empty|no text/i },
  { path: 'picture.md', content: png, failed: /PNG/ },
  { path: 'noise.txt', content: Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256), failed: /text/i },
  {
    path: 'legacy.txt',
    content: Buffer.from('Crème brûlée needs vanilla and patience.', 'latin1'),
    found: 'crème brûlée',
  },
  { path: 'bom.md', content: '\uFEFF# Lighthouse\n\nThe lighthouse keeper counts ships.', found: 'lighthouse keeper' },
  { path: 'utf16le.txt', content: utf16('The walrus sleeps on the ice.', [0xff, 0xfe]), found: 'walrus' },
  { path: 'utf16be.txt', content: utf16('The pelican swallows a herring.', [0xfe, 0xff]), found: 'pelican' },
  { path: 'one line.txt', content: 'word '.repeat(200_000), found: 'word' },
  { path: 'no spaces.txt', content: 'x'.repeat(megabyte) },
  {
    path: 'broken front matter.md',
    content: '---\ntitle: [unclosed\n  tags: : :\n---\n\nThe saxophone needs a new reed.',
    found: 'saxophone reed',
  },
  {
    path: 'front matter bomb.md',
    content: `---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e]\ntags: *f\n---\n\n${'The harpsichord in the music room is out of tune again. '.repeat(20)}`,
    found: 'harpsichord in the music room out of tune',
  },
  {
    path: 'deep list.md',
    content: `${Array.from({ length: 1000 }, (_, depth) => `${'  '.repeat(depth)}- level ${depth}`).join('\n')} has a marmalade jar`,
    found: 'marmalade jar',
  },
  { path: 'deep quotes.md', content: `${'>'.repeat(5000)} the submarine surfaced`, found: 'submarine surfaced' },
  { path: 'deep.html', content: `${'<div>'.repeat(50_000)}<p>The accordion wheezes.</p>`, found: 'accordion' },
  {
    path: 'script.html',
    content:
      '<title>Cheese</title><script>document.title="owned"; fetch("/owned")</script><p>Cheddar ages in caves.</p>',
    found: 'cheddar',
  },
  {
    path: 'markup.md',
    content: `${'*'.repeat(20_000)}${'['.repeat(20_000)} \n\n${'The dulcimer hums beside the fireplace every evening. '.repeat(40)}`,
    found: 'dulcimer hums beside the fireplace every evening',
  },
  { path: '🎉 emoji 🪴/नोट 📝.md', content: 'The kaleidoscope broke at the party.', found: 'kaleidoscope party' },
  { path: 'ملاحظات/رحلة.md', content: '# رحلة\n\nسافرنا بالقطار إلى المدينة القديمة.', found: 'القطار إلى المدينة' },
  { path: 'CON aux %2e%2e #?.md', content: 'The trombone slides.', found: 'trombone' },
  { path: 'lone surrogates.txt', content: utf16('\ud800 The bassoon \udc00 rumbles.', [0xff, 0xfe]), found: 'bassoon' },
  { path: 'nul.txt', content: 'A stray zero byte\0 hides in the thermometer log.', found: 'thermometer' },
];

test('each hostile file gets a clear message or is found, and ordinary notes beside them are ingested', async ({
  inkling,
  folder,
}) => {
  const { page } = inkling;
  await writeNotes(join(folder, 'Hostile'), {
    ...Object.fromEntries(files.map(({ path, content }) => [path, content])),
    'ordinary.md': 'The ordinary note about umbrellas.',
    '.obsidian/workspace.json': '{}',
    'node_modules/x/readme.md': 'never read',
    'photo.jpg': png,
  });
  await inkling.addFolder(join(folder, 'Hostile'));
  await inkling.source('Hostile').waitFor();
  await inkling.ingested(120_000);

  const failing = files.filter(({ failed }) => failed);
  expect((await inkling.counts()).documents).toBe(files.length - failing.length + 1);
  const source = inkling.source('Hostile');
  await expect(source).toContainText(`${failing.length} failed, 1 skipped`);
  await source.getByRole('button', { name: /failed/ }).click();
  const dialog = page.getByRole('dialog');
  for (const { path, failed } of failing) {
    const entry = dialog.getByRole('listitem').filter({ hasText: path });
    await expect(entry).toContainText(failed!);
  }
  await page.keyboard.press('Escape');

  for (const { path, found } of [...files, { path: 'ordinary.md', found: 'umbrellas' }]) {
    if (found === undefined) continue;
    await inkling.search(found);
    expect.soft((await inkling.foundPaths()).slice(0, 3), found).toContain(path);
  }
  expect(await page.title()).toBe('Inkling');
});

// `npm run soak` does the same with 50 MB and 5,000 files.
test('a text of 10 MB is read, and queries are answered meanwhile', async ({ inkling, folder }) => {
  await ingestLargeText(inkling, folder, 10);
});

test('a folder of 1,000 files is ingested whole', async ({ inkling, folder }) => {
  await ingestManyFiles(inkling, folder, 1000);
});
