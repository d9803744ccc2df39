import { expect, it } from 'vitest';
import { settleTable } from './settleTable';

it('mixes the carried-over table in, and lowers the weights of frequent tokens', () => {
  // Token 0 occurs in 20 passages, and was doubled; token 1 in none.
  const bags = {
    starts: Int32Array.from({ length: 21 }, (_, passage) => passage),
    ids: new Int32Array(20),
    counts: new Float32Array(20).fill(1),
  };
  const plain = Float32Array.of(1, 3);
  const refined = Float32Array.of(2, 3);
  const mix = (share: number, to: number) => [
    ...settleTable(plain, refined, { bags, counts: [3, 1] }, 1, { carriedShare: share, sif: { from: 1, to } }),
  ];
  expect(mix(0, 1)).toEqual([2, 3]);
  expect(mix(0.5, 1)).toEqual([expect.closeTo(2, 2), expect.closeTo(4.5, 2)]);
  // a / (a + p): from 1/1.75 to 0.25/1, and from 1/1.25 to 0.25/0.5.
  expect(mix(0, 0.25)).toEqual([expect.closeTo((2 * 0.25) / (1 / 1.75), 5), expect.closeTo((3 * 0.5) / 0.8, 5)]);
});
