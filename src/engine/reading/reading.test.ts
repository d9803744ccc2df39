import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../documents/Document';
import { partsOf } from '../../library/textParts';
import { STRETCH_LENGTH } from '../../protocol/ReadingApi';
import { cutRanges } from './cutRanges';
import { cutStretch, surroundings } from './cutStretch';
import { findInText, needleOf } from './findInText';
import { joinPieces } from './joinPieces';
import { LineCounts } from './LineCounts';

/** Texts of blocks as long as a few stretches together, with blocks longer than one among them. */
const texts = fc
  .array(fc.integer({ min: 1, max: 3 * STRETCH_LENGTH }), { minLength: 1, maxLength: 8 })
  .chain((lengths) => fc.tuple(fc.constant(lengths), fc.constantFrom('word ', 'line\n', 'é', '🌲')))
  .map(([lengths, filling]) => {
    const blocks: Block[] = [];
    let text = '';
    for (const length of lengths) {
      const start = text.length;
      const content = filling.repeat(Math.ceil(length / filling.length)).trimEnd();
      text += `${content}\n\n`;
      blocks.push({ kind: 'paragraph', level: 0, start, end: start + content.length });
    }
    return { text: text.trimEnd(), blocks };
  });

function stretchOf({ text, blocks }: { readonly text: string; readonly blocks: readonly Block[] }, stretch: number) {
  const { start, end } = surroundings(stretch, text.length);
  return cutStretch(stretch, text.length, text.slice(start, end), cutRanges(blocks, start, end));
}

describe('stretches', () => {
  it('cover a document without gap or overlap, cut no block that is short, and split no character', () => {
    fc.assert(
      fc.property(texts, (document) => {
        const { text, blocks } = document;
        const count = Math.ceil(text.length / STRETCH_LENGTH);
        const stretches = Array.from({ length: count }, (_, stretch) => stretchOf(document, stretch));
        expect(stretches.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        for (const { start, end } of stretches) {
          expect(end).toBeGreaterThanOrEqual(start);
          expect(text.slice(start, end).isWellFormed()).toBe(true);
          for (const block of blocks) {
            const isCut = [start, end].some((border) => block.start < border && block.end > border);
            if (isCut) expect(block.end - block.start).toBeGreaterThan(STRETCH_LENGTH);
          }
        }
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it('are cut out of parts as they are stored as out of the whole', () => {
    fc.assert(
      fc.property(texts, ({ text, blocks }) => {
        const read = {
          text,
          blocks,
          links: [],
          title: 'T',
          tags: [],
          aliases: [],
          authors: [],
          dates: {},
          warnings: [],
        };
        expect(joinPieces(partsOf(read).flatMap((part) => part.blocks))).toEqual(blocks);
      }),
      { numRuns: 30, seed: 2 },
    );
  });
});

describe('find in text', () => {
  const places = (text: string, wanted: string) =>
    findInText(text, needleOf(wanted)!, 0, text.length).map(({ start, end }) => text.slice(start, end));

  it('takes cases and white space of all kinds for the same, and everything else as it is', () => {
    expect(places('The cat.\nthe  CAT, the\ncat', ' the cat')).toEqual(['The cat', 'the  CAT', 'the\ncat']);
    expect(places('a.c abc a-c (x) [y] $1', 'a.c')).toEqual(['a.c']);
    expect(places('ÄRGER ärger', 'Ärger')).toEqual(['ÄRGER', 'ärger']);
    for (const text of ['a-c', '(x)', '[y]', '$1', '\\d', '{2}', 'a|b', '^', '/', '🌲']) {
      expect(places(`x ${text} y ${text}`, text)).toEqual([text, text]);
    }
    expect(needleOf(' \n')).toBeNull();
  });

  it('finds what a plain comparison finds', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '.'), maxLength: 40 });
    fc.assert(
      fc.property(letters, letters, (text, wanted) => {
        const needle = wanted.trim();
        fc.pre(needle !== '' && !/\s/.test(needle));
        const expected: number[] = [];
        for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) expected.push(at);
        expect(findInText(text, needleOf(wanted)!, 0, text.length).map(({ start }) => start)).toEqual(expected);
      }),
      { seed: 3 },
    );
  });
});

describe('numbers of lines', () => {
  it('are those of the text, whatever is asked first', async () => {
    const text = 'a\n\nbb\nccc\n'.repeat(7);
    const counts = new LineCounts();
    for (const offset of [60, 0, 5, 33, 64, 8]) {
      const line = await counts.lineAt(1, offset, 8, async (part) => text.slice(part * 8, (part + 1) * 8));
      expect(line).toBe(text.slice(0, offset).split('\n').length);
    }
    expect(await counts.lineAt(2, 9, 8, async () => 'no line end')).toBe(1);
  });
});
