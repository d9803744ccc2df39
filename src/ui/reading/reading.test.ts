import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../documents/Document';
import { codeLines } from './codeLines';
import { headingLevels } from './headingLevels';
import { loadHighlight } from './highlightCode';
import { mailFields } from './mailFields';
import { namedColumns } from './namedColumns';
import { pagesBetween } from './pagesBetween';
import { rangesWithin } from './rangesWithin';
import { readingKind } from './readingKind';

/** Lines of a text as blocks, behind what comes before it in the document. */
function linesOf(lines: readonly string[], kind: Block['kind'], offset = 0) {
  let start = offset;
  const blocks = lines.map((line): Block => {
    const block: Block = { kind, level: 1, start, end: start + line.length };
    start = block.end + 1;
    return block;
  });
  return { text: lines.join('\n'), start: offset, blocks };
}

describe('the kind of a document', () => {
  it('is told by its path', () => {
    expect(readingKind('a/b.md')).toBe('text');
    expect(readingKind('a/b.TS')).toBe('code');
    expect(readingKind('b.tsv')).toBe('table');
    expect(readingKind('b.eml')).toBe('mail');
    expect(readingKind('all.mbox/0001 Hello')).toBe('mail');
    expect(readingKind('no ending')).toBe('text');
  });
});

describe('tables of values', () => {
  const tableOf = (...lines: string[]) => {
    const stretch = linesOf(lines, 'table-row', 100);
    const named = namedColumns(stretch, stretch.blocks);
    return (
      named && [
        named.names,
        ...named.rows.map((row) => row.map((cell) => cell && stretch.text.slice(cell.start - 100, cell.end - 100))),
      ]
    );
  };

  it('get the names of their columns back, with empty values where a row has none', () => {
    expect(tableOf('City: Oslo | Size: 7', 'Country: Peru | Size: 9', 'City: Rome | Country: Italy | Size: 1')).toEqual(
      [
        ['City', 'Country', 'Size'],
        ['Oslo', null, '7'],
        [null, 'Peru', '9'],
        ['Rome', 'Italy', '1'],
      ],
    );
    expect(tableOf('Time: 12: 30')).toEqual([['Time'], ['12: 30']]);
  });

  it('stay as they are where cells have no names', () => {
    expect(tableOf('Oslo | 7', 'City: Rome | 9')).toBeNull();
    expect(tableOf('a: 1 | a: 2')).toBeNull();
    expect(tableOf(': 1')).toBeNull();
    expect(tableOf()).toBeNull();
  });
});

describe('letters', () => {
  it('begin with their fields, until something else comes', () => {
    const letter = linesOf(['From: Ada', 'To: Bob: and Co', 'Milk: two', 'Cc: Eve'], 'list-item', 7);
    expect(
      mailFields(letter).map(({ name, value }) => [name, letter.text.slice(value.start - 7, value.end - 7)]),
    ).toEqual([
      ['From', 'Ada'],
      ['To', 'Bob: and Co'],
    ]);
    expect(mailFields(linesOf(['From: Ada'], 'paragraph'))).toEqual([]);
  });
});

describe('pages', () => {
  it('begin where they begin, those without text too', () => {
    const starts = [0, 10, 10, 30];
    expect(pagesBetween(starts, -1, 0)).toEqual([1]);
    expect(pagesBetween(starts, 0, 9)).toEqual([]);
    expect(pagesBetween(starts, 0, 12)).toEqual([2, 3]);
    expect(pagesBetween(starts, 12, 99)).toEqual([4]);
    expect(pagesBetween([], -1, 99)).toEqual([]);
  });
});

describe('ranges within', () => {
  it('are those that a filter lets through', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { maxLength: 20 }), fc.nat(40), fc.nat(20), (numbers, start, length) => {
        const borders = [...new Set(numbers)].toSorted((a, b) => a - b);
        const ranges = borders.slice(1).map((end, index) => ({ start: borders[index]!, end }));
        const touching = ranges.filter((range) => range.start < start + length && range.end > start);
        expect(rangesWithin(ranges, start, start + length)).toEqual(length === 0 ? expect.anything() : touching);
      }),
      { seed: 4 },
    );
  });
});

describe('headings', () => {
  it('never go down by more than one level, unless what was before is not known', () => {
    const blocks = [4, 1, 3].map((level, index): Block => ({ kind: 'heading', level, start: index, end: index + 1 }));
    expect([...headingLevels(blocks, 2).values()]).toEqual([3, 3, 4]);
    expect([...headingLevels(blocks, 6).values()]).toEqual([6, 3, 4]);
  });
});

describe('code', () => {
  const anyTokens = fc
    .tuple(fc.string({ unit: fc.constantFrom('a', ' ', '\n', '🌲'), maxLength: 60 }), fc.array(fc.nat(60)))
    .map(([code, numbers]) => {
      const borders = [...new Set(numbers.filter((number) => number <= code.length))].toSorted((a, b) => a - b);
      return {
        code,
        tokens: borders.slice(1).map((end, index) => ({ scope: `scope${index}`, start: borders[index]!, end })),
      };
    });

  it('is cut into its lines and tokens, losing nothing', () => {
    fc.assert(
      fc.property(anyTokens, fc.nat(9), ({ code, tokens }, offset) => {
        const read = ({ start, end }: { start: number; end: number }) => code.slice(start - offset, end - offset);
        const lines = codeLines(code, tokens, offset);
        expect(lines.map(read)).toEqual(code === '' ? [] : code.replace(/\n$/, '').split('\n'));
        for (const line of lines) {
          expect(line.pieces.map(read).join('')).toBe(read(line));
          for (const { start, end, scope } of line.pieces) {
            const within = tokens.find((token) => token.start <= start - offset && token.end >= end - offset);
            expect(scope).toBe(within?.scope ?? '');
          }
        }
      }),
      { seed: 5 },
    );
  });

  it('has tokens in known languages, and none in others', async () => {
    const highlight = (await loadHighlight('src/a.ts'))!;
    const code = 'const name = "text"; // why\n';
    expect(highlight(code).map(({ scope, start, end }) => [scope, code.slice(start, end)])).toEqual([
      ['keyword', 'const'],
      ['string', '"text"'],
      ['comment', '// why'],
    ]);
    const html = '"<img src=x onerror=alert(1)>"';
    expect(highlight(html)).toEqual([{ scope: 'string', start: 0, end: html.length }]);
    expect(await loadHighlight('a.unknown')).toBeNull();
  });
});
