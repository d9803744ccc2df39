import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, forgivenErrors } from './editDistance';
import { foldText } from './foldText';
import { PackedWords } from './PackedWords';
import { queryWords } from './queryWords';
import { splitWords, splitWordsPlainly } from './splitWords';
import { possibleForms, stemWord } from './stemWord';
import { canBeWithin, termSignature } from './termSignature';
import { TypoMatcher } from './TypoMatcher';

const terms = (text: string) => splitWords(text).map(({ term }) => term);
const anyText = fc.string({ unit: 'grapheme', maxLength: 40 });
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e', 't'), maxLength: 11 });

describe('splitWords', () => {
  it.each([
    ['Mum’s e-mail', ['mum', 's', 'mums', 'e', 'mail', 'email']],
    ['parseStaticModel XMLFile', ['parse', 'static', 'model', 'parsestaticmodel', 'xml', 'file', 'xmlfile']],
    ['ERR_CONN_42', ['err', 'conn', '42', 'err_conn_42']],
    ['v2.3.1, #1234.', ['v', '2', '3', '1', 'v2.3.1', '1234', '#1234']],
    ['C++ and C#; #tag', ['c', 'c++', 'and', 'c', 'c#', 'tag']],
    ['Ångström straße ﬁ Ａ', ['angstrom', 'strasse', 'fi', 'a']],
    ['雨の京都', ['雨の', 'の京', '京都', '都']],
    ['iPhone手机', ['i', 'phone', 'iphone', '手机', '机']],
    ['が か', ['が', 'か']],
    ['2026-03-14', ['2026', '03', '14', '2026-03-14']],
    ['… — !', []],
  ])('%s', (text, expected) => {
    expect(terms(text)).toEqual(expected);
  });

  it('cuts Thai into words', () => {
    expect(terms('วันนี้อากาศดี')).toContain('อากาศ');
  });

  it('gives ranges of the text in order, positions that rise, and terms that are folded', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = -1;
        for (const { term, start, end, position, isWhole } of splitWords(text)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(term).not.toBe('');
          expect(term.length).toBeLessThanOrEqual(64);
          if (isWhole) continue;
          expect(position).toBe(last + 1);
          last = position;
        }
      }),
      { seed: 2, numRuns: 1000 },
    );
  });

  it('finds what the plain way finds, packed too', () => {
    const of = (characters: string) => fc.constantFrom(...characters.split(/(?:)/u));
    const unit = fc.oneof(
      { weight: 6, arbitrary: of('abcZ \n') },
      { weight: 3, arbitrary: of('.-\'_+#,4’‐()"/é\u0301ß京のกิ😀\ud83d\uff9e') },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
      { weight: 1, arbitrary: fc.constantFrom('word'.repeat(15), 'word'.repeat(16), 'end.', "don't", 'e-mail') },
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
        const expected = splitWordsPlainly(text);
        expect(splitWords(text)).toEqual(expected);
        const packed = new PackedWords(text);
        expect(
          Array.from({ length: packed.length }, (_, index) => ({
            term: packed.term(index),
            start: packed.start(index),
            end: packed.end(index),
            isWhole: packed.isWhole(index),
            first: packed.first(index),
            signature: packed.signature(index),
          })),
        ).toEqual(
          expected.map(({ term, start, end, isWhole }) => ({
            term,
            start,
            end,
            isWhole,
            first: term.charCodeAt(0),
            signature: termSignature(term),
          })),
        );
      }),
      { seed: 4, numRuns: 5000 },
    );
  });

  it('finds in a query what it finds in a text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const inText = new Set(terms(text));
        for (const { term, isPrefix } of queryWords(text, { isTyping: false })) {
          expect(isPrefix ? [...inText].some((each) => each.startsWith(term)) : inText.has(term)).toBe(true);
        }
      }),
      { seed: 3, numRuns: 1000 },
    );
  });
});

describe('foldText', () => {
  it('changes nothing when folded again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
      { seed: 4, numRuns: 2000 },
    );
  });
});

describe('stemWord', () => {
  it.each([
    ['berries', 'berry'],
    ['stopped', 'stop'],
    ['stopping', 'stop'],
    ['making', 'mak'],
    ['makes', 'mak'],
    ['classes', 'class'],
    ['analysis', 'analysis'],
    ['bus', 'bus'],
    ['string', 'string'],
    ['été', 'été'],
  ])('%s → %s', (given, stem) => {
    expect(stemWord(given)).toBe(stem);
  });

  it('is undone by possibleForms', () => {
    const endings = fc.array(fc.constantFrom('', 's', 'es', 'ies', 'y', 'ing', 'ed', 'ly', 'e', 'd', 'n'), {
      maxLength: 3,
    });
    fc.assert(
      fc.property(word, endings, (start, end) => {
        const given = start + end.join('');
        expect(possibleForms(stemWord(given))).toContain(given);
      }),
      { seed: 5, numRuns: 5000 },
    );
  });
});

describe('editDistance', () => {
  it.each([
    ['bread', 'braed', 1],
    ['bread', 'bred', 1],
    ['bread', 'breead', 1],
    ['bread', 'broad', 1],
    ['ca', 'abc', 3],
    ['𝒶bread', 'bread', 1],
  ])('%s, %s: %d', (one, other, errors) => {
    expect(editDistance(one, other, 5)).toBe(errors);
    expect(editDistance(other, one, 5)).toBe(errors);
  });

  it('is what TypoMatcher finds, and no signature excludes it', () => {
    fc.assert(
      fc.property(word, word, fc.constantFrom(1, 2), (one, other, limit) => {
        const errors = editDistance(one, other, limit);
        const units = Uint16Array.from(other, (letter) => letter.charCodeAt(0));
        expect(new TypoMatcher(one, limit).distance(units, 0, units.length)).toBe(errors);
        if (errors <= limit) expect(canBeWithin(errors, termSignature(one), termSignature(other))).toBe(true);
      }),
      { seed: 6, numRuns: 20_000 },
    );
  });

  it('forgives by length, and nothing in codes', () => {
    expect(['cat', 'cats', 'seventh', 'eighteen', 'r2d2c3po', '京都東京'].map(forgivenErrors)).toEqual([
      0, 1, 1, 2, 0, 0,
    ]);
  });
});
