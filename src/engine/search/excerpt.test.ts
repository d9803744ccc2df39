import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMarks } from '../../index/lexical/findMarks';
import { queryWords } from '../../index/lexical/queryWords';
import { excerptAround, sentencesOf } from './excerpt';

const textsOf = (passage: string) => sentencesOf(passage).map(({ start, end }) => passage.slice(start, end));
const sourceOf = (text: string) => ({ text, sentences: sentencesOf(text) });
const marksIn = (text: string, query: string) =>
  findMarks(text, {
    words: queryWords(query, { isTyping: true }).map((word) => ({ ...word, mayBeMistyped: true })),
    phrases: [],
  });

const anyPassage = fc.oneof(
  fc.lorem({ mode: 'sentences', maxCount: 12 }),
  fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 20 }).map((parts) => parts.join('. \n')),
  fc.array(fc.lorem({ maxCount: 9 }), { maxLength: 90 }).map((words) => words.join('  ')),
);

describe('sentencesOf', () => {
  it('cuts at sentences and lines, and joins what is too short to say anything', () => {
    expect(textsOf('Feeding\nFeed it twice a day. Keep it warm at night!\n- rye flour, 50 g')).toEqual([
      'Feeding\nFeed it twice a day.',
      'Keep it warm at night!',
      '- rye flour, 50 g',
    ]);
  });

  it('cuts Chinese and Japanese at their own full stops', () => {
    expect(textsOf('今天的会议讨论了下个季度的预算。之后我们一起去吃了一顿午饭。')).toEqual([
      '今天的会议讨论了下个季度的预算。',
      '之后我们一起去吃了一顿午饭。',
    ]);
  });

  it('cuts long sentences between words, and never within a character', () => {
    const long = 'The river boat carries letters from the harbour to the mill '.repeat(12).trim();
    const pieces = textsOf(long);
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.join(' ')).toBe(long);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(320);
    const bread = `a${'🥖'.repeat(400)}`;
    expect(textsOf(bread).join('')).toBe(bread);
    expect(textsOf(bread).every((piece) => piece.isWellFormed())).toBe(true);
  });

  it('gives sentences in order, apart, trimmed, and leaves out nothing but white space', () => {
    fc.assert(
      fc.property(anyPassage, (passage) => {
        const found = sentencesOf(passage);
        let end = 0;
        for (const sentence of found) {
          expect(passage.slice(end, sentence.start).trim()).toBe('');
          expect(sentence.end).toBeGreaterThan(sentence.start);
          end = sentence.end;
        }
        expect(passage.slice(end).trim()).toBe('');
      }),
      { seed: 11, numRuns: 300 },
    );
  });
});

describe('excerptAround', () => {
  it('holds the best sentence and as much around it as fits', () => {
    const passage = `${'Before. '.repeat(60)}The kettle whistles at noon. ${'After it. '.repeat(60)}`.trim();
    const all = sentencesOf(passage);
    const best = all.findIndex(({ start, end }) => passage.slice(start, end).includes('kettle'));
    const excerpt = excerptAround(sourceOf(passage), best, marksIn(passage, 'the kettle'));
    expect(excerpt.text.slice(excerpt.best.start, excerpt.best.end)).toContain('The kettle whistles at noon.');
    expect(excerpt.text.length).toBeLessThanOrEqual(320);
    expect(excerpt).toMatchObject({ clippedStart: true, clippedEnd: true });
  });

  it('lies within the passage, its marks and best sentence within it', () => {
    fc.assert(
      fc.property(anyPassage, fc.nat(30), fc.lorem({ maxCount: 3 }), (passage, position, query) => {
        const all = sentencesOf(passage);
        const { text, best, marks } = excerptAround(
          sourceOf(passage),
          position % (all.length + 1),
          marksIn(passage, query),
        );
        expect(passage).toContain(text);
        let end = 0;
        for (const mark of marks) {
          expect(mark.start).toBeGreaterThanOrEqual(end);
          expect(mark.end).toBeGreaterThan(mark.start);
          end = mark.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
        expect(best.start).toBeGreaterThanOrEqual(0);
        // In view where only the first lines are.
        expect(best.start).toBeLessThanOrEqual(100);
        expect(best.end).toBeLessThanOrEqual(text.length);
      }),
      { seed: 12, numRuns: 300 },
    );
  });
});
