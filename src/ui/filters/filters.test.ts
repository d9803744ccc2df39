import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParsedQuery } from '../../query/ParsedQuery';
import { parseQuery } from '../../query/parseQuery';
import { filtersOf } from './filtersOf';
import { filterWords } from './filterWords';
import { en } from '../messages/en';
import { enLater } from '../messages/enLater';
import { withoutFilters, withoutPart } from './withoutFilters';

const without = (query: string, place: number) => withoutPart(query, parseQuery(query).parts[place]!);

describe('withoutPart', () => {
  it.each<[string, number, string]>([
    ['bread tag:recipes butter', 1, 'bread butter'],
    ['tag:recipes', 0, ''],
    ['  Rye   tag:recipes   “fresh  butter”', 1, '  Rye “fresh  butter”'],
    ['tag:a OR tag:b bread', 0, 'tag:b bread'],
    ['tag:a OR tag:b bread', 1, 'tag:a bread'],
    ['tag:a OR tag:b OR tag:c', 1, 'tag:a OR tag:c'],
    ['bread -"old rye" tag:a', 1, 'bread tag:a'],
  ])('%s, %d', (query, place, expected) => {
    expect(without(query, place)).toBe(expected);
  });

  it('changes nothing but the part', () => {
    const pieces = fc.constantFrom(
      'a',
      'b-c',
      '"d e"',
      '-f',
      '-"g h"',
      '#i',
      'tag:j',
      'path:"k l"',
      'on:2026',
      '-type:m',
    );
    const joints = fc.constantFrom(' ', '  ', ' OR ');
    const queries = fc
      .array(fc.tuple(pieces, joints), { minLength: 1, maxLength: 8 })
      .map((all) => all.map(([piece, joint], i) => piece + (i < all.length - 1 ? joint : '')).join(''));
    const meaning = (parts: ParsedQuery['parts']) => parts.map(({ clause, isNegated }) => ({ clause, isNegated }));
    fc.assert(
      fc.property(queries, fc.nat(7), (query, any) => {
        const { parts } = parseQuery(query);
        const place = any % parts.length;
        const rest = parseQuery(without(query, place)).parts;
        expect(meaning(rest)).toEqual(meaning(parts.toSpliced(place, 1)));
        // What was joined by `OR` to the part is joined to what is left of its group.
        const joined = parts.map(({ followsOr }) => followsOr);
        if (!joined[place] && place + 1 < joined.length) joined[place + 1] = false;
        expect(rest.map(({ followsOr }) => followsOr)).toEqual(joined.toSpliced(place, 1));
      }),
      { seed: 21, numRuns: 500 },
    );
  });
});

it('takes operators and whatever has a minus for filters', () => {
  const query = 'bread "rye rolls" -stale tag:recipes -type:pdf before:2026-03 tag: OR';
  expect(filtersOf(query).map(({ start, end }) => query.slice(start, end))).toEqual([
    '-stale',
    'tag:recipes',
    '-type:pdf',
    'before:2026-03',
  ]);
  expect(withoutFilters(query)).toBe('bread "rye rolls" tag: OR');
  expect(withoutFilters('tag:a OR tag:b -c')).toBe('');
});

it.each([
  ['tag:recipes', 'tag', 'recipes'],
  ['lang:de', 'language', 'German'],
  ['lang:DE-at', 'language', 'Austrian German'],
  ['lang:klingonish', 'language', 'klingonish'],
  ['path:de', 'path', 'de'],
  ['before:2026', 'before', '2026'],
  ['after:2026-03', 'after', 'March 2026'],
  ['on:2026-03-14', 'on', 'Mar 14, 2026'],
  ['-"old rye"', '', '“old rye”'],
])('says %s in words', (query, name, value) => {
  expect(filterWords(parseQuery(query).parts[0]!, enLater.filters, en.formats)).toEqual({ name, value });
});
