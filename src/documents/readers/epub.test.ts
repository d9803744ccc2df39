import { describe, expect, it } from 'vitest';
import { linkList, outline } from '../testing/outline';
import { readSound } from '../testing/readSound';
import { epubSample } from '../testing/sampleFiles';

describe('a book', () => {
  it('reads chapter by chapter, with its metadata as fields', async () => {
    const document = await readSound('a.epub', epubSample());
    expect(document).toMatchObject({
      title: 'The Book of Bread',
      authors: ['Anna Smith', 'Bo Lee'],
      tags: ['Baking'],
      dates: { created: '2026-03-14', modified: '2026-03-15T08:30:00.000Z' },
      warnings: [],
    });
    expect(outline(document)).toEqual([
      'heading 1: Flour',
      'paragraph: Flour is ground grain.',
      'paragraph: Notes are read too.',
      'heading 1: All about water',
      'paragraph: Water is wet.',
    ]);
    expect(linkList(document)).toEqual(['grain → web https://example.com/grain']);
  });

  it('with copy protection says so; with hidden fonts it is read', async () => {
    const encryption = (name: string): string => `<encryption><enc:CipherReference URI="${name}"/></encryption>`;
    const locked = epubSample({ 'META-INF/encryption.xml': encryption('OPS/text/two.xhtml') });
    await expect(readSound('a.epub', locked)).rejects.toMatchObject({ code: 'encrypted' });
    expect(
      (await readSound('a.epub', epubSample({ 'META-INF/encryption.xml': encryption('OPS/font.otf') }))).text,
    ).toMatch(/^Flour/);
  });

  it('with a chapter missing says so and keeps the rest', async () => {
    const spine =
      '<package><manifest><item id="a" href="gone.xhtml"/><item id="b" href="text/two.xhtml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>';
    const document = await readSound('a.epub', epubSample({ 'OPS/book.opf': spine }));
    expect(document.text).toMatch(/^All about water/);
    expect(document.warnings).toEqual([expect.stringContaining('OPS/gone.xhtml')]);
  });

  it('that names files outside of it stays inside', async () => {
    const spine =
      '<package><manifest><item id="a" href="../../../../OPS/text/two.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>';
    expect((await readSound('a.epub', epubSample({ 'OPS/book.opf': spine }))).text).toMatch(/^All about water/);
  });
});
