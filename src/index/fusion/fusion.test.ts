import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRankedRows, type RankedRow } from '../DenseIndex';
import { fuseByEvidence } from './fuseByEvidence';
import { fuseByRank } from './fuseByRank';
import { fuseByScore } from './fuseByScore';

const ranking: fc.Arbitrary<RankedRow[]> = fc
  .uniqueArray(fc.record({ row: fc.nat(30), score: fc.integer({ min: 1, max: 40 }).map((score) => score / 8) }), {
    selector: ({ row }) => row,
    maxLength: 20,
  })
  .map((rows) => rows.toSorted(compareRankedRows));
const order = (rows: readonly RankedRow[]) => rows.map(({ row }) => row);
const rows = (...scores: [row: number, score: number][]) => scores.map(([row, score]) => ({ row, score }));
const similarity = { unrelated: 0, same: 1 };

describe('fuseByRank', () => {
  it('adds 1 / (60 + rank)', () => {
    expect(fuseByRank([rows([7, 9], [8, 1]), rows([8, 5])], { limit: 5 })).toEqual([
      { row: 8, score: 1 / 62 + 1 / 61 },
      { row: 7, score: 1 / 61 },
    ]);
  });
});

describe('fuseByScore', () => {
  const both = { dense: rows([1, 0.9], [2, 0.5], [3, 0.1]), lexical: rows([2, 8], [4, 4]) };

  it('adds scores from 0 to 1 by their weights', () => {
    expect(fuseByScore(both, { limit: 5, denseShare: 0.25 })).toEqual([
      { row: 2, score: 0.25 * 0.5 + 0.75 },
      { row: 1, score: 0.25 },
      { row: 3, score: 0 },
      { row: 4, score: 0 },
    ]);
  });

  it('adds scores in standard deviations, computed by hand', () => {
    const [best] = fuseByScore(both, { limit: 1, denseShare: 0.5, scale: 'z-score' });
    expect(best!.row).toBe(2);
    expect(best!.score).toBeCloseTo(0.5, 12);
  });

  it('lets a single hit count as the best', () => {
    const [best] = fuseByScore({ dense: both.dense, lexical: rows([3, 2]) }, { limit: 1, denseShare: 0.3 });
    expect(best!.row).toBe(3);
  });
});

describe('fuseByEvidence', () => {
  const options = { limit: 50, similarity: { unrelated: 0.1, same: 0.6 }, denseShare: 0.5 };

  it('adds nearness and the square of the explained share of the query', () => {
    const lexical = { ranked: rows([2, 3], [9, 1]), highest: 4 };
    expect(fuseByEvidence(rows([1, 0.6], [2, 0.35]), lexical, options)).toEqual([
      { row: 2, score: 0.25 + 0.5 * 0.75 ** 2 },
      { row: 1, score: 0.5 },
      { row: 9, score: 0.25 + 0.5 * 0.25 ** 2 },
    ]);
  });

  it('gives the words’ answer without meaning, and the other way round', () => {
    expect(fuseByEvidence([], { ranked: rows([3, 1]), highest: 2 }, options)).toEqual([
      { row: 3, score: 0.5 * 0.5 ** 2 },
    ]);
    expect(order(fuseByEvidence(rows([3, 1]), { ranked: [], highest: 0 }, options))).toEqual([3]);
  });
});

describe('all of them', () => {
  it('keep every row once, in total order, within the limit, whatever the order of ties', () => {
    fc.assert(
      fc.property(ranking, ranking, fc.nat(30), (dense, lexical, limit) => {
        const found = [
          fuseByRank([dense, lexical], { limit }),
          fuseByScore({ dense, lexical }, { limit, denseShare: 0.3 }),
          fuseByScore({ dense, lexical }, { limit, denseShare: 0.3, scale: 'z-score' }),
          fuseByEvidence(dense, { ranked: lexical, highest: 5 }, { limit, similarity, denseShare: 0.3 }),
        ];
        const known = new Set([...order(dense), ...order(lexical)]);
        for (const fused of found) {
          expect(fused).toHaveLength(Math.min(limit, known.size));
          expect(fused).toEqual(fused.toSorted(compareRankedRows));
          expect(new Set(order(fused)).size).toBe(fused.length);
          for (const { row, score } of fused) expect(known.has(row) && Number.isFinite(score)).toBe(true);
        }
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('leave the order of one list where the other is empty', () => {
    fc.assert(
      fc.property(ranking, (dense) => {
        expect(order(fuseByRank([dense, []], { limit: 50 }))).toEqual(order(dense));
        expect(order(fuseByScore({ dense, lexical: [] }, { limit: 50, denseShare: 0.3 }))).toEqual(order(dense));
      }),
      { seed: 2, numRuns: 200 },
    );
  });
});
