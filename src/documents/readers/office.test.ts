import { describe, expect, it } from 'vitest';
import { linkList, outline } from '../testing/outline';
import { readSound } from '../testing/readSound';
import { docxSample, odtContent, odtSample, rtfSample } from '../testing/sampleFiles';
import { zipOf } from '../testing/zipOf';

describe('a Word document', () => {
  it('reads as its text, with its properties as fields', async () => {
    const document = await readSound('a.docx', docxSample());
    expect(document).toMatchObject({
      title: 'Bread',
      authors: ['Anna Smith', 'Bo Lee'],
      tags: ['baking', 'dough'],
      dates: { created: '2026-03-14T08:30:00.000Z', modified: '2026-03-15T08:30:00.000Z' },
      warnings: [],
    });
    expect(outline(document)).toEqual([
      'heading 1: How to bake',
      'paragraph: Mix flour and salt.',
      'list-item 1: Knead',
      'list-item 2: by hand',
      'table-row: Loaf | Minutes',
      'table-row: Small | 30',
      'list-item 1: Sea salt.',
    ]);
    expect(linkList(document)).toEqual(['salt → web https://example.com/salt']);
  });

  it('is known by its content, whatever its name', async () => {
    expect((await readSound('a.md', docxSample())).title).toBe('Bread');
  });

  it.each([
    ['without a text', { '[Content_Types].xml': '<Types/>', 'word/other.xml': '<x/>' }, 'malformed'],
    ['that is a spreadsheet', { '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<x/>' }, 'unsupported'],
  ])('%s is refused', async (_name, files, code) => {
    await expect(readSound('a.docx', zipOf(files))).rejects.toMatchObject({ name: 'ReadError', code });
  });
});

describe('an OpenDocument text', () => {
  it('reads as its text, with its properties as fields', async () => {
    const document = await readSound('a.odt', odtSample());
    expect(document).toMatchObject({
      title: 'Bread',
      authors: ['Anna Smith', 'Bo Lee'],
      tags: ['baking'],
      dates: { created: '2026-03-14', modified: '2026-03-15T08:30:00.000Z' },
    });
    expect(outline(document)).toEqual([
      'heading 1: How to bake',
      'heading 2: Dough',
      'paragraph: Mix flour & salt, then\nrest.',
      'paragraph: Sea salt.',
      'list-item 1: Knead',
      'list-item 2: by hand',
      'table-row: Loaf | Minutes',
    ]);
    expect(linkList(document)).toEqual(['salt → web https://example.com/salt']);
  });

  it('that is protected says so', async () => {
    const manifest = '<manifest:manifest><manifest:encryption-data/></manifest:manifest>';
    await expect(readSound('a.odt', odtSample(odtContent, manifest))).rejects.toMatchObject({ code: 'encrypted' });
  });

  it('does not replace entities that it declares itself', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>${odtContent.replace('Knead', 'K&b;&#110;ead')}`;
    const { text } = await readSound('a.odt', odtSample(bomb));
    expect(text).toContain('K&b;nead');
    expect(text).not.toContain('haha');
  });

  it('nested without end is refused', async () => {
    const deep = odtContent.replace('<text:list>', '<text:section>'.repeat(3000));
    await expect(readSound('a.odt', odtSample(deep))).rejects.toMatchObject({ code: 'malformed' });
  });
});

describe('a text in RTF', () => {
  it('reads as its text, with its properties as fields', async () => {
    const document = await readSound('a.rtf', rtfSample);
    expect(document).toMatchObject({
      title: 'Bread',
      authors: ['Anna Smith'],
      tags: ['baking', 'dough'],
      dates: { created: '2026-03-14' },
    });
    expect(outline(document)).toEqual([
      'heading 1: How to bake',
      'paragraph: Mix flöur {and} salt\u00a0now—then ПР rest.\nWait.',
      'paragraph: Sea salt.',
      'list-item 1: Knead',
      'list-item 2: by hand',
      'paragraph: salt is sold.',
      'table-row: Loaf | Minutes',
      'table-row: Small | 30',
      'paragraph: End…',
    ]);
    expect(linkList(document)).toEqual(['salt → web https://example.com/salt']);
  });

  it.each([
    ['braces', `{\\rtf1 start${'{'.repeat(100_000)} inside`],
    ['closing braces', `{\\rtf1 start${'}'.repeat(100_000)} inside`],
    ['bytes that are not there', '{\\rtf1 start inside\\bin99999999 '],
    ['fallbacks', `{\\rtf1 start inside\\uc1000000000\\u65 ${'x'.repeat(1000)}`],
  ])('with endless %s is read in passing', async (_name, source) => {
    expect((await readSound('a.rtf', source)).text).toMatch(/^start ?inside/);
  });
});
