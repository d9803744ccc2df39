import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMarks } from './findMarks';
import { matchTerm } from './matchTerm';
import { phraseOf } from './phraseOf';
import { queryWords } from './queryWords';
import { splitWords } from './splitWords';

const marks = (text: string, query: string, phrases: readonly string[] = []) =>
  findMarks(text, {
    words: queryWords(query, { isTyping: true }).map((word) => ({ ...word, mayBeMistyped: true })),
    phrases: phrases.map(phraseOf),
  });
const marked = (text: string, query: string, ...phrases: string[]) =>
  marks(text, query, phrases).map(({ start, end }) => text.slice(start, end));

describe('findMarks', () => {
  it.each<[string, string, string[]]>([
    ['Bake the bread', 'the bread', ['bread']],
    ['Bake the bread', 'the', ['the']],
    ['She was baking; he bakes', 'bake ', ['baking', 'bakes']],
    ['strawberries', 'straw', ['strawberries']],
    ['I recieved chocalote', 'received chocolate ', ['recieved', 'chocalote']],
    ['from a form', 'form ', ['form']],
    ['Zürich und ZURICH', 'zürich', ['Zürich', 'ZURICH']],
    ['cafe\u0301 noir', 'cafe', ['cafe\u0301']],
    ['got ERR_CONN_42!', 'ERR_CONN_42', ['ERR_CONN_42']],
    ['got ERR_CONN_42!', 'conn ', ['CONN']],
    ['雨の京都へ', '京都', ['京都']],
    ['雨の京都へ', '京', ['京都']],
    ['nothing here', 'absent', []],
  ])('%s, asked for %s', (text, query, expected) => {
    expect(marked(text, query)).toEqual(expected);
  });

  it('marks no word with typing errors that was not looked for so', () => {
    const text = 'I know that well';
    const marksOf = (mayBeMistyped: boolean) =>
      findMarks(text, { words: [{ term: 'what', isPrefix: false, mayBeMistyped }], phrases: [] });
    expect(marksOf(true)).toHaveLength(1);
    expect(marksOf(false)).toEqual([]);
  });

  it('marks phrases as one stretch, and only where their words stand together', () => {
    expect(marked('the quick brown fox, brown and quick', '', 'quick brown')).toEqual(['quick brown']);
    expect(marked('雨の京都へ', '', 'の京都')).toEqual(['の京都']);
  });

  it('marks the words that answer best, as the index finds them', () => {
    const word = fc.stringMatching(/^[abcdeinrst]{3,9}(?:s|ed|ing)?$/);
    fc.assert(
      fc.property(word, fc.boolean(), fc.array(word, { maxLength: 12 }), fc.nat(9), (wanted, isPrefix, others, at) => {
        // Near enough for typing errors.
        const near = wanted.slice(0, at % wanted.length) + wanted.slice((at % wanted.length) + 1);
        const text = [...others, near].join(' ');
        const words = splitWords(text);
        const matches = words.map(({ term }) => matchTerm({ term: wanted, isPrefix }, term));
        const best = [['exact', 'stem', 'prefix'], ['one-error'], ['two-errors']].find((group) =>
          matches.some((match) => match !== null && group.includes(match)),
        );
        const expected = words.filter((_, index) => best?.includes(matches[index] ?? '') === true);
        const found = findMarks(text, { words: [{ term: wanted, isPrefix, mayBeMistyped: true }], phrases: [] });
        expect(found).toEqual(expected.map(({ start, end }) => ({ start, end })));
      }),
      { seed: 21, numRuns: 500 },
    );
  });

  it('never splits a grapheme, and gives stretches in order, apart from each other', () => {
    const piece = fc.constantFrom(
      ...'abc dé京都が👩‍👧e\u0301가🇩🇪 -_.1'.split(/(?:)/u),
      'bread',
      'breads',
      'bread\u0308',
      '京\u3099',
    );
    const text = fc.array(piece, { maxLength: 20 }).map((all) => all.join(''));
    fc.assert(
      fc.property(text, text, text, (searched, query, phrase) => {
        const borders = new Set([searched.length]);
        for (const { index } of new Intl.Segmenter('en').segment(searched)) borders.add(index);
        let last = -1;
        for (const { start, end } of marks(searched, query, [phrase])) {
          expect(borders.has(start) && borders.has(end)).toBe(true);
          expect(start).toBeGreaterThan(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
      }),
      { seed: 12, numRuns: 3000 },
    );
  });

  it('marks something in every text of words that the query repeats', () => {
    const words = fc.array(fc.constantFrom('bread', 'Zürich', 'e-mail', 'v2.3.1', '京都'), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(words, (all) => {
        const text = all.join(' ');
        expect(marked(text, text).join('').replaceAll(/\s/g, '')).toBe(all.join(''));
      }),
      { seed: 13, numRuns: 300 },
    );
  });
});
