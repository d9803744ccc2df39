import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNITS_PER_WORD, weighText } from './weighText';

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

function countWords(text: string): number {
  return Array.from(segmenter.segment(text)).filter(({ isWordLike }) => isWordLike).length;
}

function weight(text: string): number {
  return weighText(text, 0, text.length).weight;
}

describe('weighText', () => {
  it('counts words between white space', () => {
    expect(weight('one two  three\nfour')).toBe(4);
    expect(weight('')).toBe(0);
    expect(weight(' \n ')).toBeLessThan(1);
  });

  it('counts long words and text without spaces by length', () => {
    expect(weight('x'.repeat(650))).toBe(650 / UNITS_PER_WORD);
  });

  it.each([
    [
      'Chinese',
      '今天天气很好，我们去公园散步吧。然后吃了午饭，味道不错。政府昨天宣布了新的经济政策，专家认为这将有助于稳定市场。',
    ],
    [
      'Japanese',
      '今日は天気がとても良いので、公園を散歩しました。それから友達と一緒に昼ごはんを食べて、映画を見に行きました。',
    ],
    ['Thai', 'วันนี้อากาศดีมากเราไปเดินเล่นที่สวนสาธารณะกันเถอะหลังจากนั้นเรากินข้าวกลางวันด้วยกัน'],
  ])('agrees with the segmenter within a third on %s', (_name, text) => {
    const ratio = weight(text) / countWords(text);
    expect(ratio).toBeGreaterThan(0.67);
    expect(ratio).toBeLessThan(1.5);
  });

  it('stops one code unit above the most that is asked for', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '日', 'ก', '😀'), maxLength: 200, size: 'max' }),
        fc.double({ min: 0, max: 40, noNaN: true }),
        (text, most) => {
          const reach = weighText(text, 0, text.length, most);
          if (reach.weight <= most) expect(reach.end).toBe(text.length);
          else expect(weighText(text, 0, reach.end - 1).weight).toBeLessThanOrEqual(most + 1e-9);
        },
      ),
      { seed: 1 },
    );
  });
});
