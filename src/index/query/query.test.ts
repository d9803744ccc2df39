import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RowSet } from '../RowSet';
import { compareToPeriod, isPeriod } from './datePeriod';
import { formatQuery } from './formatQuery';
import { type DocumentFields, matchesFilter } from './matchesFilter';
import type { Filter, ParsedQuery } from './ParsedQuery';
import { parseQuery } from './parseQuery';
import { selectRows } from './selectRows';

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

const fields: DocumentFields = {
  path: 'Travel/El Camino con papá.md',
  type: 'md',
  tags: ['viajes/España', 'familia'],
  title: 'El Camino con papá',
  source: 'Sample notes',
  date: '2025-06-03T10:00:00Z',
  language: 'es-ES',
};
const passes = (query: string, of = fields) => {
  const [only] = parseQuery(query).parts;
  return matchesFilter(only!.clause as Filter, of);
};

describe('matchesFilter', () => {
  it.each([
    'path:travel/',
    'path:PAPA',
    'type:md',
    'type:markdown',
    'tag:viajes',
    'tag:viajes/espana',
    '#familia',
    'title:"camino con"',
    'source:sample',
    'lang:es',
    'lang:es-es',
    'on:2025',
    'on:2025-06',
    'on:2025-06-03',
    'before:2025-07',
    'before:2025-06-04',
    'after:2024',
    'after:2025-06-02',
  ])('%s', (query) => {
    expect(passes(query)).toBe(true);
  });

  it.each([
    'path:home',
    'type:m',
    'tag:via',
    'tag:españa',
    'title:camino-con',
    'lang:e',
    'lang:en',
    'on:2024',
    'before:2025-06-03',
    'before:2025',
    'after:2025-06',
    'after:2025',
  ])('not %s', (query) => {
    expect(passes(query)).toBe(false);
  });

  it('lets no unknown date or language pass', () => {
    const unknown = { ...fields, date: null, language: null };
    expect(['on:2025', 'before:2100', 'after:1900', 'lang:es'].filter((query) => passes(query, unknown))).toEqual([]);
  });
});

describe('selectRows', () => {
  const texts = ['bread rolls', 'rye bread', 'butter', 'rolls'];
  const source = {
    all: RowSet.of([0, 1, 2, 3]),
    rowsWith: (phrase: readonly { readonly term: string }[]) => {
      const wanted = phrase.map(({ term }) => term).join(' ');
      return RowSet.of([...texts.keys()].filter((row) => texts[row]!.includes(wanted)));
    },
    rowsOf: (filter: Filter) => RowSet.of(filter.kind === 'field' && filter.value === 'odd' ? [1, 3] : [9]),
  };
  const select = (query: string) => {
    const rows = selectRows(parseQuery(query), source);
    return rows && [...rows];
  };

  it.each<[string, number[] | null]>([
    ['bread rolls', null],
    ['"…" bread', null],
    ['"bread rolls"', [0]],
    ['-bread', [2, 3]],
    ['tag:odd -bread', [3]],
    ['bread OR butter', [0, 1, 2]],
    ['bread OR tag:odd', [0, 1, 3]],
    ['rolls OR -bread "rolls"', [0, 3]],
    ['type:pdf', []],
  ])('%s', (query, expected) => {
    expect(select(query)).toEqual(expected);
  });
});

describe('RowSet', () => {
  it('is a set of numbers', () => {
    const numbers = fc.array(fc.nat(200), { maxLength: 30 });
    fc.assert(
      fc.property(numbers, numbers, (one, other) => {
        const [a, b] = [RowSet.of(one), RowSet.of(other)];
        const [left, right] = [new Set(one), new Set(other)];
        const sorted = (rows: Iterable<number>) => [...new Set(rows)].toSorted((x, y) => x - y);
        expect([...a]).toEqual(sorted(left));
        expect(a.size).toBe(left.size);
        expect([...a.and(b)]).toEqual(sorted([...left].filter((row) => right.has(row))));
        expect([...a.or(b)]).toEqual(sorted([...left, ...right]));
        expect([...a.without(b)]).toEqual(sorted([...left].filter((row) => !right.has(row))));
        expect(other.filter((row) => a.has(row))).toEqual(other.filter((row) => left.has(row)));
      }),
      { seed: 11, numRuns: 300 },
    );
  });
});
