import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkSegment } from './checkSegment';
import { queryWords } from './queryWords';
import { runToEnd } from '../runToEnd';
import { SegmentBuffer } from './SegmentBuffer';
import { SegmentedLexicalIndex } from './SegmentedLexicalIndex';
import { SegmentFormatError } from './SegmentFormatError';
import { sealSegment } from './segmentLayout';

const HEADER_BYTES = 32;
const ROWS = 40;

function segment(): ArrayBuffer {
  const gathered = new SegmentBuffer();
  for (let row = 0; row < ROWS; row++) {
    const body = `bread ${'garden '.repeat(row % 5)} note ${row} ${row % 3 === 0 ? 'Straße' : '東京の雨'}`;
    gathered.add({ title: `Note ${row}`, tags: ['home'], headings: [], path: `notes/${row}.md`, body });
  }
  return gathered.finish();
}

it('gives the number of rows of a sound segment', () => {
  expect(checkSegment(segment())).toBe(ROWS);
  expect(checkSegment(new SegmentBuffer().finish())).toBe(0);
});

it('refuses a segment that is cut short, longer or of another version', () => {
  const sound = new Uint8Array(segment());
  const versionTwo = sound.slice();
  versionTwo[4] = 2;
  for (const damaged of [
    sound.slice(0, -4),
    sound.slice(0, 20),
    sound.slice(0, -1),
    Uint8Array.of(...sound, 0, 0, 0, 0),
    versionTwo,
  ]) {
    expect(() => checkSegment(damaged.buffer)).toThrow(SegmentFormatError);
  }
});

it('refuses whatever points outside, though its checksum is right: what passes can be searched', () => {
  const sound = segment();
  let refused = 0;
  fc.assert(
    fc.property(
      fc.integer({ min: HEADER_BYTES, max: sound.byteLength - 1 }),
      fc.integer({ min: 1, max: 255 }),
      (at, change) => {
        const buffer = sound.slice();
        new Uint8Array(buffer)[at]! ^= change;
        runToEnd(sealSegment(buffer));
        try {
          checkSegment(buffer);
        } catch (error) {
          if (!(error instanceof SegmentFormatError)) throw error;
          refused += 1;
          return;
        }
        const index = new SegmentedLexicalIndex();
        index.addSegment({ buffer, rows: Int32Array.from({ length: ROWS }, (_, row) => row) });
        for (const query of ['bread garden', 'gardn', 'strasse', '東京', 'note 7']) {
          const { ranked } = index.search(queryWords(query, { isTyping: true }), { limit: ROWS });
          expect(ranked.every(({ row, score }) => row < ROWS && Number.isFinite(score))).toBe(true);
        }
      },
    ),
    { seed: 1, numRuns: 400 },
  );
  expect(refused).toBeGreaterThan(100);
});
