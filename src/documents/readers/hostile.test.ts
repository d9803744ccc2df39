import { describe, expect, it } from 'vitest';
import type { ReadDocument } from '../Document';
import { splitPassages } from '../splitPassages';
import { brokenDocumentGuarantees, brokenPassageGuarantees } from '../testing/brokenGuarantees';
import { fileOf } from '../testing/fileOf';
import { outline } from '../testing/outline';
import { readNow } from '../testing/readNow';

/** Generous: each of these takes well under a second, and minutes where reading is quadratic. */
const PATIENCE = 10_000;
const THOUSAND = 1000;
const MANY = 40_000;

function read(path: string, source: string): ReadDocument {
  const document = readNow(fileOf(path, source));
  expect(brokenPassageGuarantees(document.text, splitPassages(document))).toEqual([]);
  return document;
}

describe('hostile Markdown', { timeout: PATIENCE }, () => {
  it('lists nested a thousand deep lose nothing and say so', () => {
    const source = Array.from(
      { length: THOUSAND },
      (_, depth) => `${'  '.repeat(depth)}- item ${depth} of **many**`,
    ).join('\n');
    const document = read('a.md', `${source}\n\n# After`);
    expect(document.warnings).toEqual([expect.stringContaining('nested very deeply')]);
    expect(document.text.match(/item \d+ of many/g)).toHaveLength(THOUSAND);
    expect(outline(document).at(-1)).toBe('heading 1: After');
    expect(brokenDocumentGuarantees(document)).toEqual([]);
  });

  it.each([
    ['quotes', '>'.repeat(MANY)],
    ['quotes with spaces', '> '.repeat(MANY)],
    ['items', '- '.repeat(MANY)],
    ['numbered items', '1. '.repeat(MANY)],
    ['quoted items', '> - '.repeat(MANY)],
    ['footnotes', '[^a]: '.repeat(MANY)],
    ['quoted footnotes', '> [^a]: '.repeat(MANY)],
  ])('%s nested on one line leave the text in them', (_name, nesting) => {
    expect(read('a.md', `before\n\n${nesting}inside`).text).toMatch(/before[^]*inside$/);
  });

  it.each([
    '*',
    '_a',
    '*a_ ',
    '**a *',
    '~~a',
    '==a ',
    '[',
    '![',
    '[[',
    '![[a',
    '[a](',
    '[a][',
    '^[',
    '[^',
    '`',
    '`` ` ',
    '<a b="',
    '<!-- ',
    '<a ',
    '<script>',
    '&a',
    '$a ',
    '$$',
    '%%',
    '#a ',
    '\\',
    '| ',
    '<http://a',
    '^a ',
    '(',
    '"',
  ])('%j again and again is read in passing', (piece) => {
    const document = read('a.md', `start ${piece.repeat(Math.ceil(MANY / piece.length))} end`);
    expect(document.text).toMatch(/^start\b/);
    expect(document.text).toMatch(/\bend$/);
  });

  it.each<[string, string, number]>([
    ['lines', '- a\n', MANY / 2],
    ['table rows', `|a|b|\n|-|-|\n${'|a|b|\n'.repeat(MANY / 4)}`, 1],
    ['definitions', '[a]: b\n', MANY / 4],
    ['unclosed fences in quotes', '> ```\n\n', MANY / 10],
    ['unclosed comments', '<!--\n\n', MANY / 10],
    ['unclosed blocks', '%%\n\n- $$\n\n', MANY / 10],
    ['headings', '# a\n', MANY / 4],
  ])('many %s', (_name, source, times) => {
    expect(read('a.md', `start\n\n${source.repeat(times)}`).text).toMatch(/^start/);
  });

  it('a table with thousands of columns', () => {
    const row = (cell: string): string => `|${cell}`.repeat(MANY / 2);
    expect(read('a.md', `${row('a')}\n${row('-')}\n${row('b')}`).blocks.map(({ kind }) => kind)).toEqual([
      'table-row',
      'table-row',
    ]);
  });

  it('a line of a million characters', () => {
    const words = read('a.md', 'wörd '.repeat(200_000));
    expect(words.text).toHaveLength(999_999);
    expect(read('a.md', '😀'.repeat(500_000)).text).toHaveLength(1_000_000);
  });

  it('front matter without end stays text', () => {
    expect(read('a.md', `---\n${'key: value\n'.repeat(20_000)}---\nbody`).text).toMatch(/^key: value[^]*body$/);
  });
});

describe('long Markdown', { timeout: PATIENCE }, () => {
  const section = (index: number): string =>
    `## Section ${index}\n\nSee [the page][ref] and **this**.\n\n\`\`\`\n# no heading\n\n${'code '.repeat(20)}\n\`\`\`\n\n`;

  it('is read as one document, though it is parsed in stretches', () => {
    const count = 6000;
    const source = Array.from({ length: count }, (_, index) => section(index)).join('');
    const document = read('a.md', `${source}[ref]: https://example.com\n`);
    const countOf = (kind: string): number => document.blocks.filter((block) => block.kind === kind).length;
    expect([countOf('heading'), countOf('paragraph'), countOf('code')]).toEqual([count, count, count]);
    expect(document.links).toHaveLength(count);
  });

  it('keeps code that is longer than a stretch as code', () => {
    const code = `# not a heading\n\n${'line of code\n'.repeat(200_000)}`;
    const document = read('a.md', `\`\`\`sh\n${code}\`\`\`\n\n# Heading`);
    expect(new Set(document.blocks.slice(0, -1).map(({ kind }) => kind))).toEqual(new Set(['code']));
    expect(outline(document).at(-1)).toBe('heading 1: Heading');
  });
});

describe('hostile HTML', { timeout: PATIENCE }, () => {
  it.each([
    ['<div>', '</div>'],
    ['<div>', '</x>'],
    ['<ul><li>', '</li></ul>'],
    ['<blockquote>', ''],
    ['<table><tr><td>', ''],
    ['<a href="http://a/">', '</a>'],
    ['<pre>', '</pre>'],
    ['<form>', '<form></form>'],
    ['<math>', '</image>'],
  ])('%s and %s thousands of times leave the text between them', (open, close) => {
    const document = read('a.html', `start ${open.repeat(MANY)}inside${close.repeat(MANY)} end`);
    expect(document.text).toMatch(/^start[^]*inside[^]*end$/);
  });

  it('takes no longer for a tag in many others', () => {
    expect(read('a.html', `${'<div>'.repeat(300_000)}inside`).text).toBe('inside');
  });

  it('keeps words in tags that are too deep apart, and scripts out', () => {
    const deep = `${'<div>'.repeat(2000)}<p>one</p><p>two</p><script>three</script>`;
    expect(read('a.html', deep).text.split(/\s+/)).toEqual(['one', 'two']);
  });

  it.each([
    '<',
    '&amp',
    '<p>a',
    'a<br>',
    '<td>a',
    '<hr hidden>',
    '<a href=x>a',
    '<title>a</title>',
    '<meta name=keywords content="a,b">',
  ])('%s again and again is read in passing', (piece) => {
    expect(read('a.html', `start ${piece.repeat(MANY)}`).text).toMatch(/^start/);
  });
});
