import { describe, expect, it } from 'vitest';
import type { ReadDocument } from '../Document';
import { pageAt } from '../pageAt';
import { readFile } from '../readFile';
import { splitPassages } from '../splitPassages';
import { brokenDocumentGuarantees, brokenPassageGuarantees } from '../testing/brokenGuarantees';
import { outline } from '../testing/outline';
import { linesFrom, pdfOf, type PdfOptions, type PlacedText } from '../testing/pdfOf';

async function read(pages: readonly (readonly PlacedText[])[], options?: PdfOptions): Promise<ReadDocument> {
  const document = await readFile({ path: 'papers/Bread.pdf', bytes: pdfOf(pages, options) });
  expect(brokenDocumentGuarantees(document)).toEqual([]);
  expect(brokenPassageGuarantees(document.text, splitPassages(document))).toEqual([]);
  return document;
}

const furniture = (page: number): PlacedText[] => [
  { text: 'The Journal of Bread', x: 72, y: 760, size: 8 },
  { text: `Page ${page} of 3`, x: 280, y: 30, size: 8 },
];

describe('a PDF of three pages', () => {
  const pages = [
    [
      ...furniture(1),
      { text: 'How to bake', x: 72, y: 700, size: 20 },
      ...linesFrom(72, 660, [
        'Mix flour with water and a little salt, and leave the dough to rest for a whole night. It is ready when it has dou-',
        'bled, and when a well-known finger test leaves a dent that fills slowly, which it does.',
      ]),
      ...linesFrom(72, 600, ['A second paragraph that ends at the foot of the page without being']),
    ],
    [
      ...furniture(2),
      ...linesFrom(72, 700, ['finished. It goes on here.']),
      { text: 'Crust', x: 72, y: 650, size: 14 },
      ...linesFrom(72, 620, ['The oven has to be hot. The well-', 'known trick is steam.']),
      ...linesFrom(72, 560, ['1. Knead the dough.', '2. Bake it in the', 'oven for an hour.']),
    ],
    [...furniture(3), ...linesFrom(72, 700, ['The end of it is doubled.'])],
  ];

  it('reads as text, without what repeats on its pages', async () => {
    expect(outline(await read(pages))).toEqual([
      'heading 1: How to bake',
      'paragraph: Mix flour with water and a little salt, and leave the dough to rest for a whole night. It is ready when it has doubled, and when a well-known finger test leaves a dent that fills slowly, which it does.',
      'paragraph: A second paragraph that ends at the foot of the page without being finished. It goes on here.',
      'heading 2: Crust',
      'paragraph: The oven has to be hot. The well-known trick is steam.',
      'list-item 1: 1. Knead the dough.',
      'list-item 1: 2. Bake it in the oven for an hour.',
      'paragraph: The end of it is doubled.',
    ]);
  });

  it('knows the page of every word', async () => {
    const { text, pageStarts = [] } = await read(pages);
    const pageOf = (words: string): number | null => pageAt(pageStarts, text.indexOf(words));
    expect(['How to', 'without being', 'finished', 'trick', 'The end'].map(pageOf)).toEqual([1, 1, 2, 2, 3]);
  });

  it('takes title, authors, tags and dates from its properties', async () => {
    const info = {
      Title: '(On \\(good\\) bread)',
      Author: '(Anna Smith; Bo Lee)',
      Keywords: '(baking, dough)',
      CreationDate: "(D:20260314093000+01'00')",
      ModDate: '(D:20260315)',
    };
    expect(await read(pages, { info })).toMatchObject({
      title: 'On (good) bread',
      authors: ['Anna Smith', 'Bo Lee'],
      tags: ['baking', 'dough'],
      dates: { created: '2026-03-14T08:30:00.000Z', modified: '2026-03-15' },
    });
    expect(await read(pages, { info: { Title: '(Microsoft Word - bread.docx)' } })).toMatchObject({
      title: 'How to bake',
    });
  });
});

describe('what stands around the text', () => {
  it('is left out when a chapter of one page has a header of its own, next to the page number', async () => {
    const chapters = ['Flour 1', 'Flour 2', 'Flour 3', 'Water 4', 'Salt 5'];
    const pages = chapters.map((header, page) => [
      { text: `Chapter: ${header}`, x: 72, y: 760 },
      ...linesFrom(72, 700, [`Text of the page numbered ${page + 1}.`]),
    ]);
    expect((await read(pages)).text.split(/\n+/)).toEqual(
      chapters.map((_, page) => `Text of the page numbered ${page + 1}.`),
    );
  });

  it('stays when it stands on one page only', async () => {
    const pages = [linesFrom(72, 760, ['A letter to Bo']), linesFrom(72, 760, ['Dear Bo, the boat is ready.'])];
    expect((await read(pages)).text).toBe('A letter to Bo\n\nDear Bo, the boat is ready.');
  });

  it('is a row where dots lead to a page', async () => {
    const lines = ['1 Flour . . . . . . . . . . . 3', '2 Water ............ 14'];
    expect(outline(await read([linesFrom(72, 600, lines)]))).toEqual([
      'table-row: 1 Flour | 3',
      'table-row: 2 Water | 14',
    ]);
  });
});

describe('columns', () => {
  const sentence = (letter: string, line: number): string => `${letter}${line} is a line of prose in its column`;
  const column = (letter: string, x: number): PlacedText[] =>
    linesFrom(
      x,
      600,
      Array.from({ length: 8 }, (_, line) => sentence(letter, line)),
    );

  it('are read one after the other, whatever the order in which they are drawn', async () => {
    const left = column('L', 72);
    const right = column('R', 330);
    const title = {
      text: 'A title that reaches across the two columns of this page and more words',
      x: 72,
      y: 700,
      size: 12,
    };
    const mixed = left.flatMap((line, index) => [right[index]!, line]);
    const { text } = await read([[...mixed, title]]);
    const order = [...text.matchAll(/[LR]\d/g)].map(([word]) => word);
    expect(text).toMatch(/^A title/);
    expect(order).toEqual([...left, ...right].map(({ text: line }) => line.slice(0, 2)));
  });

  it('of a table are read row by row', async () => {
    const rows = ['Loaf', 'Small', 'Large', 'Flat', 'Tin'].flatMap((name, row): PlacedText[] => [
      { text: name, x: 72, y: 600 - row * 14 },
      { text: String(30 + row), x: 250, y: 600 - row * 14 },
      { text: 'min', x: 400, y: 600 - row * 14 },
    ]);
    expect(outline(await read([rows])).slice(0, 2)).toEqual([
      'table-row: Loaf | 30 | min',
      'table-row: Small | 31 | min',
    ]);
  });
});

describe('a PDF that cannot be read', () => {
  const bytes = pdfOf([linesFrom(72, 700, ['Some text that is long enough.'])]);

  it.each<[string, Uint8Array, string]>([
    ['protected with a password', pdfOf([linesFrom(72, 700, ['secret'])], { isEncrypted: true }), 'encrypted'],
    ['of pictures alone', pdfOf([[], []]), 'scanned'],
    ['of nothing but its first line', bytes.slice(0, 9), 'malformed'],
    ['of noise', new TextEncoder().encode(`%PDF-1.7\n${'noise '.repeat(1000)}`), 'malformed'],
  ])('%s says so', async (_name, damaged, code) => {
    await expect(readFile({ path: 'a.pdf', bytes: damaged })).rejects.toMatchObject({ name: 'ReadError', code });
  });

  it('tells which pages hold no text', async () => {
    const document = await read([linesFrom(72, 700, ['One.']), [], linesFrom(72, 700, ['Three.']), []]);
    expect(document.warnings).toEqual([expect.stringContaining('2, 4')]);
    expect(document.pageStarts).toEqual([0, 6, 6, 12]);
  });

  it('is read as far as it goes when its end is cut off', async () => {
    const document = await readFile({ path: 'a.pdf', bytes: bytes.slice(0, bytes.length - 30) });
    expect(document.text).toBe('Some text that is long enough.');
  });

  it('leaves the bytes that it was given', async () => {
    await readFile({ path: 'a.pdf', bytes });
    expect(bytes.length).toBeGreaterThan(100);
  });
});
