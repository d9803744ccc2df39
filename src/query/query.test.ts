import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareToPeriod, isPeriod } from './datePeriod';
import { formatQuery } from './formatQuery';
import type { ParsedQuery } from './ParsedQuery';
import { parseQuery } from './parseQuery';

/** A query in short: clauses as formatted, `|` for OR, `!` for a hint. */
function inShort(query: string): string[] {
  return parseQuery(query).parts.map(({ clause, isNegated, followsOr, hint }) => {
    const kind = clause.kind === 'word' ? clause.text : `<${formatQuery({ parts: [part(clause)] })}>`;
    return `${followsOr ? '|' : ''}${isNegated ? '-' : ''}${kind}${hint === null ? '' : '!'}`;
  });
}
const part = (clause: ParsedQuery['parts'][number]['clause']) => ({
  clause,
  isNegated: false,
  followsOr: false,
  start: 0,
  end: 0,
  hint: null,
});

describe('parseQuery', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['sourdough starter', ['sourdough', 'starter']],
    ['"exact  phrase" word', ['<"exact phrase">', 'word']],
    ['“curly” „quotes“', ['<"curly">', '<"quotes">']],
    ['-word -"a phrase"', ['-word', '-<"a phrase">']],
    ['path:Work/ TYPE:.PDF ext:md', ['<path:Work/>', '<type:pdf>', '<type:md>']],
    ['tag:#garden #old/house -#work', ['<tag:garden>', '<tag:old/house>', '-<tag:work>']],
    ['title:"Night train" source:Files lang:DE', ['<title:"Night train">', '<source:Files>', '<lang:de>']],
    ['before:2026 after:2026-03 on:2026-03-14', ['<before:2026>', '<after:2026-03>', '<on:2026-03-14>']],
    ['cat OR "guinea pig" OR tag:pets mouse', ['cat', '|<"guinea pig">', '|<tag:pets>', 'mouse']],
    ['#1234 12:30 https://a.b/c', ['#1234', '12:30', 'https://a.b/c']],
    ['- --flag a-b', ['-', '--flag', 'a-b']],
    ['OR cat OR', ['OR!', 'cat', 'OR!']],
    ['a OR OR b', ['a', 'OR!', '|b']],
    ['"not closed', ['"not!', 'closed']],
    ['"" tag: type:. path:"" -tag:', ['""!', 'tag:!', 'type:.!', 'path:""!', '-tag:!']],
    ['before:soon on:2026-02-30', ['before:soon!', 'on:2026-02-30!']],
    ['path:"not closed', ['path:"not!', 'closed']],
  ])('%s', (query, expected) => {
    expect(inShort(query)).toEqual(expected);
  });

  it('gives the text for the encoder, without operators and exclusions', () => {
    expect(parseQuery('warm "bread rolls" -rye tag:recipes OR butter').text).toBe('warm bread rolls butter');
    expect(parseQuery('tag:recipes').text).toBe('');
  });

  it('says where each part stands', () => {
    const query = '  bread -tag:"old house"  OR "a b"';
    const places = parseQuery(query).parts.map(({ start, end }) => query.slice(start, end));
    expect(places).toEqual(['bread', '-tag:"old house"', '"a b"']);
  });

  it('knows whether the last word may be unfinished', () => {
    const ends = (query: string) => parseQuery(query).endsInWord;
    expect(['bre', 'bre ', 'tag:bre', '-bre', '"bre"', ''].map(ends)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});

/** Much like queries, so that operators meet. */
const pieces = fc.constantFrom(
  '"',
  '“',
  '”',
  '-',
  '#',
  ':',
  ' ',
  '  ',
  'OR',
  ' OR ',
  'or',
  'a',
  'b c',
  'path:',
  'tag:',
  'TAG:#',
  'ext:.',
  'type:',

  'lang:',
  'before:',
  'on:2026',
  'after:2026-13',
  '2026-03',
  'title:"x y"',
  '\n',
  '\u00a0',
  'é',
  '雨',
  '\ud800',
  '.',
);
const anyQuery = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.array(pieces, { maxLength: 12 }).map((all) => all.join('')),
);

describe('formatQuery', () => {
  it('gives any query back, in its plainest form', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const parsed = parseQuery(query);
        const plainest = formatQuery(parsed);
        const again = parseQuery(plainest);
        const meaning = ({ parts }: ParsedQuery) =>
          parts.map(({ clause, isNegated, followsOr, hint }) => ({ clause, isNegated, followsOr, hint }));
        expect(meaning(again)).toEqual(meaning(parsed));
        expect(again.text).toBe(parsed.text);
        expect(formatQuery(again)).toBe(plainest);
      }),
      { seed: 8, numRuns: 20_000 },
    );
  });

  it('covers every character that is not white space or an OR', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        let at = 0;
        for (const { start, end } of parseQuery(query).parts) {
          expect(query.slice(at, start).replace(/\s|OR/g, '')).toBe('');
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(query.slice(at).trim()).toBe('');
      }),
      { seed: 9, numRuns: 5000 },
    );
  });
});

describe('dates', () => {
  it('knows which periods exist', () => {
    const exist = ['2026', '2026-12', '2024-02-29', '2000-02-29'];
    const not = ['2026-13', '2026-00', '2026-02-29', '1900-02-29', '26', '2026-3', '2026-03-14T10', 'today'];
    expect(exist.filter(isPeriod)).toEqual(exist);
    expect(not.filter(isPeriod)).toEqual([]);
  });

  it('agrees with the calendar', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString();
          expect(isPeriod(day.slice(0, 10))).toBe(true);
          for (const length of [4, 7, 10]) expect(compareToPeriod(day, day.slice(0, length))).toBe(0);
          expect(compareToPeriod(day, '2200-05')).toBe(-1);
          expect(compareToPeriod(day, '1969-12-31')).toBe(1);
        },
      ),
      { seed: 10 },
    );
  });
});
