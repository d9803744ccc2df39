import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, BlockKind, Passage, ReadDocument } from './Document';
import { splitPassages } from './splitPassages';
import { brokenPassageGuarantees } from './testing/brokenGuarantees';
import { UNITS_PER_WORD, weighText } from './weighText';

const kinds: readonly BlockKind[] = ['heading', 'paragraph', 'list-item', 'quote', 'code', 'table-row'];

function documentOf(title: string, parts: readonly (readonly [BlockKind, string, number?])[]): ReadDocument {
  let text = '';
  const blocks: Block[] = [];
  for (const [kind, content, level = 0] of parts) {
    if (text !== '') text += '\n\n';
    blocks.push({ kind, level, start: text.length, end: text.length + content.length });
    text += content;
  }
  return { title, text, blocks, links: [], tags: [], aliases: [], authors: [], dates: {}, warnings: [] };
}

/** A sentence of this many short words. */
function sentence(words: number): string {
  return `The ${'word '.repeat(words - 2)}ends.`;
}

function paragraph(words: number): string {
  return Array.from({ length: words / 10 }, () => sentence(10)).join(' ');
}

function show(document: ReadDocument, passages: readonly Passage[]): string[] {
  return passages.map(({ start, end, headings }) => [...headings, document.text.slice(start, end)].join(' / '));
}

const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom('a', 'b', ' ', ' ', '\n', '. ', '。', '日', 'ก', '😀', '👩‍👧', '\u0301', '\u00A0'),
    fc.string({ unit: 'binary', maxLength: 1 }),
  ),
  maxLength: 300,
  size: 'max',
});

function besidePair(text: string, offset: number): number {
  const isInside = /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(offset - 1, offset + 1));
  return Math.min(isInside ? offset + 1 : offset, text.length);
}

/** Blocks anywhere in any text, with text between them and white space around them. */
const anyDocument = fc
  .tuple(
    anyText,
    fc.array(
      fc.record({
        size: fc.nat(40),
        gap: fc.nat(6),
        kind: fc.constantFrom(...kinds),
        level: fc.integer({ min: 1, max: 6 }),
      }),
      { maxLength: 20, size: 'max' },
    ),
  )
  .map(([text, parts]): ReadDocument => {
    const blocks: Block[] = [];
    let end = 0;
    for (const { size, gap, kind, level } of parts) {
      const start = besidePair(text, end + gap);
      end = besidePair(text, start + size);
      blocks.push({ kind, level, start, end });
    }
    return { title: 't', text, blocks, links: [], tags: [], aliases: [], authors: [], dates: {}, warnings: [] };
  });

describe('splitPassages guarantees', () => {
  it('order, trimmed ends, whole characters and full cover for any text and any blocks', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 50 }), (text, words) => {
        const document = documentOf('t', [['paragraph', text]]);
        expect(brokenPassageGuarantees(text, splitPassages(document, { words }))).toEqual([]);
      }),
      { seed: 1, numRuns: 1000 },
    );
    fc.assert(
      fc.property(anyDocument, fc.integer({ min: 1, max: 50 }), (document, words) => {
        expect(brokenPassageGuarantees(document.text, splitPassages(document, { words }))).toEqual([]);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  it('sizes within their bounds', () => {
    fc.assert(
      fc.property(anyDocument, fc.integer({ min: 5, max: 50 }), (document, words) => {
        for (const { start, end } of splitPassages(document, { words })) {
          expect(end - start).toBeLessThanOrEqual(words * 1.3 * UNITS_PER_WORD + 1);
          expect(weighText(document.text, start, end).weight).toBeLessThanOrEqual(words * 1.3 + 1);
        }
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('the same passages for the same document', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(splitPassages(document)).toEqual(splitPassages(structuredClone(document)));
      }),
      { seed: 1 },
    );
  });

  it('refuses sizes that make no sense', () => {
    const document = documentOf('t', [['paragraph', 'x']]);
    for (const words of [0, -1, Number.NaN]) expect(() => splitPassages(document, { words })).toThrow(RangeError);
  });
});

describe('splitPassages', () => {
  it('cuts at headings, which begin the passage they announce', () => {
    const document = documentOf('Guide', [
      ['heading', 'Guide', 1],
      ['paragraph', 'Intro.'],
      ['heading', 'Setup', 2],
      ['heading', 'Linux', 3],
      ['paragraph', 'Run it.'],
      ['list-item', 'First', 1],
      ['heading', 'Use', 2],
      ['paragraph', 'Click.'],
    ]);
    expect(show(document, splitPassages(document))).toEqual([
      'Guide\n\nIntro.',
      'Setup / Linux / Setup\n\nLinux\n\nRun it.\n\nFirst',
      'Use / Use\n\nClick.',
    ]);
  });

  it('keeps a level-1 heading in the path when it is not the title', () => {
    const document = documentOf('Other', [
      ['heading', 'Part  one', 1],
      ['paragraph', 'x'],
    ]);
    expect(splitPassages(document)[0]?.headings).toEqual(['Part one']);
  });

  it('gathers small blocks of a section up to about 200 words', () => {
    const items = Array.from({ length: 40 }, () => ['list-item', sentence(20), 1] as const);
    const document = documentOf('t', items);
    const passages = splitPassages(document);
    expect(passages.map(({ start, end }) => document.text.slice(start, end).split(/\s+/).length)).toEqual([
      200, 200, 200, 200,
    ]);
  });

  it('lets a very small end of a section join the passage before it, but not another section', () => {
    const document = documentOf('t', [
      ['paragraph', paragraph(190)],
      ['paragraph', sentence(15)],
      ['heading', 'Next', 2],
      ['paragraph', 'Short.'],
    ]);
    const passages = splitPassages(document);
    expect(passages).toHaveLength(2);
    expect(document.text.slice(passages[1]?.start)).toBe('Next\n\nShort.');
  });

  it('gives headings without text to the passage before them', () => {
    const document = documentOf('t', [
      ['paragraph', 'Some text.'],
      ['heading', 'Tasks', 2],
      ['heading', 'Notes', 2],
    ]);
    expect(show(document, splitPassages(document))).toEqual(['Some text.\n\nTasks\n\nNotes']);
  });

  it('cuts a long paragraph between sentences, even where a line break wraps them', () => {
    const text = Array.from({ length: 80 }, () => sentence(13)).join(' ');
    const document = documentOf('t', [['paragraph', text.replace(/((?:\S+ ){6}\S+) /g, '$1\n')]]);
    const passages = splitPassages(document);
    expect(passages).toHaveLength(5);
    for (const { start, end } of passages) expect(document.text.slice(start, end)).toMatch(/^The\sword[^]*ends\.$/);
  });

  it('keeps code whole where it fits and cuts it between lines where it does not', () => {
    const lines = Array.from(
      { length: 100 },
      (_, index) => `  line ${index} of it;${index % 10 === 9 ? '\n' : ''}`,
    ).join('\n');
    const document = documentOf('t', [
      ['paragraph', paragraph(150)],
      ['code', lines.slice(0, 400)],
      ['code', lines],
    ]);
    const [first, second, ...rest] = show(document, splitPassages(document));
    expect(first).toBe(paragraph(150));
    expect(second).toBe(lines.slice(0, 400).trim());
    expect(rest.length).toBeGreaterThan(1);
    for (const passage of rest) expect(passage).toMatch(/^line \d*0 of it;[^]*line \d*9 of it;$/);
  });

  it.each([
    ['a million letters without a space', 'x'.repeat(1_000_000)],
    ['a million letters in words', 'words '.repeat(170_000)],
    ['Chinese without any punctuation', '今天天气很好我们去公园散步吧'.repeat(5000)],
    ['families', '👩‍👩‍👧‍👦'.repeat(20_000)],
    ['one letter with a hundred thousand accents', `a${'\u0301'.repeat(100_000)}`],
    ['people joined without end', '👩\u200D'.repeat(50_000)],
    ['white space between two letters', `a${' \n'.repeat(500_000)}b`],
  ])('cuts %s', (_name, text) => {
    const document = documentOf('t', [['paragraph', text]]);
    const passages = splitPassages(document);
    expect(brokenPassageGuarantees(text, passages)).toEqual([]);
    for (const { start, end } of passages) expect(end - start).toBeLessThanOrEqual(1690);
  });

  it('cuts between characters as people see them', () => {
    const family = '👩‍👩‍👧‍👦';
    const document = documentOf('t', [['paragraph', family.repeat(2000)]]);
    for (const { start, end } of splitPassages(document)) {
      expect(document.text.slice(start, end).replaceAll(family, '')).toBe('');
    }
  });

  it('cuts Chinese between sentences and words', () => {
    const text = '今天天气很好，我们去公园散步吧。然后吃了午饭，味道不错。'.repeat(100);
    const document = documentOf('t', [['paragraph', text]]);
    for (const { start, end } of splitPassages(document)) expect(document.text.slice(start, end)).toMatch(/。$/);
  });
});
