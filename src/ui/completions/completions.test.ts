import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../query/parseQuery';
import type { Completions } from '../../protocol/EngineApi';
import { completeOperator, operatorAt } from './operatorAt';
import { suggestValues } from './suggestValues';
import { en } from '../messages/en';

/** `|` is the caret. */
function at(marked: string) {
  const caret = marked.indexOf('|');
  const query = marked.replace('|', '');
  return { query, operator: operatorAt(query, caret) };
}

describe('operatorAt', () => {
  it.each([
    ['tag:gar|', 'tag', 'gar'],
    ['bread tag:| rolls', 'tag', ''],
    ['-TYPE:p|df', 'type', 'p'],
    ['ext:p|', 'type', 'p'],
    ['#gar|', 'tag', 'gar'],
    ['tag:#gar|', 'tag', 'gar'],
    ['path:"Home of|', 'path', 'Home of'],
    ['path:“Home of|fice” x', 'path', 'Home of'],
    ['before:2026-|', 'before', '2026-'],
  ])('%s', (marked, name, typed) => {
    expect(at(marked).operator).toMatchObject({ name, typed });
  });

  it.each(['|', 'bread|', 'tag|:gar', 'tag:gar |', 'stage:gar|', 'path:"Home" |', 'c#|', 'title:x|'])(
    'none: %s',
    (marked) => {
      expect(at(marked).operator).toBeNull();
    },
  );
});

describe('completeOperator', () => {
  it.each([
    ['tag:gar|', 'garden', 'tag:garden |'],
    ['bread -#ga| rolls', 'garden', 'bread -tag:garden |rolls'],
    ['path:Ho|me tax', 'Home office/', 'path:"Home office/" |tax'],
    ['path:"Home of|', 'Home office/', 'path:"Home office/" |'],
    ['path:"Home of|x" tax', 'Work/', 'path:Work/ |tax'],
    ['tag:#ga|', 'garden', 'tag:garden |'],
  ])('%s', (marked, value, expected) => {
    const { query, operator } = at(marked);
    const completed = completeOperator(query, operator!, value);
    expect(`${completed.query.slice(0, completed.caret)}|${completed.query.slice(completed.caret)}`).toBe(expected);
  });

  it('makes a filter of any value', () => {
    const values = fc
      .string({ minLength: 1 })
      .filter((value) => /^[^\s"“”„#]/.test(value) && !/["“”„]|\s$|\s\s/.test(value));
    fc.assert(
      fc.property(values, (value) => {
        const { query, caret } = completeOperator('bread path:ro', operatorAt('bread path:ro', 13)!, value);
        expect(query.slice(0, caret)).toBe(query);
        const parts = parseQuery(query).parts.map(({ clause }) => clause);
        expect(parts).toEqual([
          { kind: 'word', text: 'bread' },
          { kind: 'field', field: 'path', value: value.replaceAll(/\s/g, ' ') },
        ]);
      }),
      { seed: 22, numRuns: 500 },
    );
  });
});

describe('suggestValues', () => {
  const values = (...all: readonly string[]) => all.map((value, i) => ({ value, documents: 9 - i }));
  const completions: Completions = {
    tag: values('old-garden', 'regarding', 'garden', 'café', 'work/garden'),
    type: values('md', 'pdf'),
    source: values('Sample notes'),
    path: values('Home office/', 'Home office/Tax/'),
    lang: values('de', 'en', 'xx-invalid-tag-of-its-own'),
  };
  const suggest = (marked: string) =>
    suggestValues(at(marked).operator!, completions, '2026-03-01', en).map(({ value }) => value);

  it.each<[string, string[]]>([
    ['tag:', ['old-garden', 'regarding', 'garden', 'café', 'work/garden']],
    ['tag:Gar', ['garden', 'old-garden', 'work/garden', 'regarding']],
    ['tag:CAFE', []],
    ['tag:caf', ['café']],
    ['type:x', []],
    ['path:tax', ['Home office/Tax/']],
    ['lang:ger', ['de']],
    ['before:2026-02', ['2026-02-28', '2026-02-22', '2026-02']],
    ['on:last', ['2026-02', '2025']],
  ])('%s', (query, expected) => {
    expect(suggest(`${query}|`)).toEqual(expected);
  });
});
