import { describe, expect, it } from 'vitest';
import type { Filter } from '../../query/ParsedQuery';
import { parseQuery } from '../../query/parseQuery';
import { RowSet } from '../RowSet';
import { type DocumentFields, matchesFilter } from './matchesFilter';
import { selectRows } from './selectRows';

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
    'lang:"European Spanish"',
    'lang:"español de España"',
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

  it('knows the types by their other names', () => {
    const of = { ...fields, type: 'markdown' };
    expect(['type:md', 'ext:markdown', 'type:html'].map((query) => passes(query, of))).toEqual([true, true, false]);
  });

  it('takes what is no language for unknown', () => {
    expect(passes('lang:spanish', { ...fields, language: 'not a language' })).toBe(false);
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
