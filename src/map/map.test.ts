import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantiseRows, type QuantisedRows } from '../index/quantiseRows';
import { ClusteredRows } from '../index/testing/clusteredRows';
import { findNeighbours } from './findNeighbours';
import { findTopics, topicsFor } from './findTopics';
import { layOutRows } from './layOutRows';
import type { LongWork } from './LongWork';
import { nameTopics } from './nameTopics';
import { placeRows } from './placeRows';
import { selectRows } from './selectRows';

const DIMENSIONS = 64;

function work(change: Partial<LongWork> = {}): LongWork {
  return { signal: new AbortController().signal, pause: async () => undefined, onProgress: () => undefined, ...change };
}

function clustered(count: number, clusters: number, seed = 1): QuantisedRows {
  return quantiseRows(new ClusteredRows({ dimensions: DIMENSIONS, seed, clusters }).take(count), DIMENSIONS);
}

/** Rows of groups that have nothing in common: row `i` is of group `i % groups`. */
function separate(count: number, groups: number): QuantisedRows {
  const rows = Float32Array.from({ length: count * DIMENSIONS }, (_, at) => {
    const row = Math.floor(at / DIMENSIONS);
    const d = at % DIMENSIONS;
    return (d === row % groups ? 1 : 0) + 0.05 * Math.sin(row * 31 + d * 7);
  });
  return quantiseRows(rows, DIMENSIONS);
}

/** The row that lies nearest to another. */
function nearest(positions: Float32Array, row: number): number {
  const distance = (other: number): number =>
    Math.hypot(positions[2 * row]! - positions[2 * other]!, positions[2 * row + 1]! - positions[2 * other + 1]!);
  let best = row === 0 ? 1 : 0;
  for (let other = 0; other < positions.length / 2; other++) {
    if (other !== row && distance(other) < distance(best)) best = other;
  }
  return best;
}

describe('neighbours', () => {
  it('are those of a full comparison, nearest first, without the row itself', async () => {
    const rows = clustered(120, 6);
    const found = await findNeighbours(rows, rows, 5, work());
    const cosine = (a: number, b: number): number => {
      let sum = 0;
      for (let d = 0; d < DIMENSIONS; d++) sum += rows.values[a * DIMENSIONS + d]! * rows.values[b * DIMENSIONS + d]!;
      return sum * rows.scales[a]! * rows.scales[b]!;
    };
    for (const row of [0, 7, 119]) {
      const best = Array.from({ length: 120 }, (_, other) => other)
        .filter((other) => other !== row)
        .toSorted((a, b) => cosine(row, b) - cosine(row, a))
        .slice(0, 5);
      expect([...found.rows.subarray(row * 5, row * 5 + 5)]).toEqual(best);
    }
  });
});

describe('layout', () => {
  it('repeats with the same seed, and differs with another', async () => {
    const rows = clustered(60, 3);
    const [one, same, other] = await Promise.all([1, 1, 2].map((seed) => layOutRows(rows, { seed }, work())));
    expect(same).toEqual(one);
    expect(other).not.toEqual(one);
  });

  it('keeps rows of a group together and groups apart', async () => {
    const groups = 6;
    const positions = await layOutRows(separate(180, groups), { seed: 3 }, work());
    for (let row = 0; row < 180; row++) expect(nearest(positions, row) % groups).toBe(row % groups);
  });

  it('gives every number of rows finite places within the map, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 16 }),
        fc.constantFrom('same', 'zero', 'different'),
        async (count, kind) => {
          const value = (at: number): number => (kind === 'same' ? 1 : kind === 'zero' ? 0 : Math.sin(at * at));
          const rows = quantiseRows(
            Float32Array.from({ length: count * 8 }, (_, at) => value(at)),
            8,
          );
          const positions = await layOutRows(rows, { seed: 1, mostLaidOut: 12 }, work());
          expect(positions).toHaveLength(2 * count);
          expect(positions.every((each) => Math.abs(each) <= 1)).toBe(true);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('lays out a sample of many rows and places the others among their like', async () => {
    const groups = 5;
    const positions = await layOutRows(separate(300, groups), { seed: 1, mostLaidOut: 100 }, work());
    for (let row = 0; row < 300; row++) expect(nearest(positions, row) % groups).toBe(row % groups);
  });

  it('ends when it is cancelled, and tells how far it has come', async () => {
    const controller = new AbortController();
    const told: number[] = [];
    const cancelled = layOutRows(
      clustered(400, 5),
      { seed: 1 },
      work({
        signal: controller.signal,
        onProgress: (share) => {
          told.push(share);
          if (share > 0.5) controller.abort(new DOMException('Enough.', 'AbortError'));
        },
      }),
    );
    await expect(cancelled).rejects.toThrow('Enough.');
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBeLessThan(0.7);
  });
});

describe('rows that come later', () => {
  it('are placed where a row like them is', async () => {
    const rows = separate(60, 4);
    const positions = await layOutRows(rows, { seed: 1 }, work());
    const again = await placeRows(selectRows(rows, [7, 30]), { rows, positions }, 1, work());
    expect(Math.hypot(again[0]! - positions[14]!, again[1]! - positions[15]!)).toBeLessThan(0.15);
    expect(Math.hypot(again[2]! - positions[60]!, again[3]! - positions[61]!)).toBeLessThan(0.15);
  });

  it('lie at the closest row, not in the middle of those that are farther', async () => {
    const rows = separate(3, 3);
    const positions = Float32Array.of(-0.9, -0.9, 0.9, -0.9, 0, 0.9);
    const [x = 0, y = 0] = await placeRows(selectRows(rows, [1]), { rows, positions }, 1, work());
    expect(Math.hypot(x - 0.9, y + 0.9)).toBeLessThan(0.03);
  });

  it('lie about the middle of an empty map', async () => {
    const nothing = separate(0, 1);
    const placed = await placeRows(separate(3, 1), { rows: nothing, positions: new Float32Array(0) }, 1, work());
    expect(placed.every((each) => Math.abs(each) < 0.05)).toBe(true);
  });
});

describe('topics', () => {
  it('are the groups that lie together, largest first', () => {
    const middles = [
      [-0.8, -0.8],
      [0.8, 0.7],
      [-0.7, 0.9],
    ];
    const groupOf = (point: number): number => (point < 50 ? 0 : point < 80 ? 1 : 2);
    const positions = Float32Array.from(
      { length: 190 },
      (_, i) => middles[groupOf(i >> 1)]![i % 2]! + 0.05 * Math.sin((i >> 1) * 9 + (i % 2)),
    );
    const { regionOf, centres } = findTopics(positions, 3, 1);
    expect([...regionOf]).toEqual(Array.from({ length: 95 }, (_, point) => groupOf(point)));
    expect(centres[0]).toBeCloseTo(-0.8, 1);
  });

  it('are one where all points coincide, and none of nothing', () => {
    expect(new Set(findTopics(new Float32Array(60), 3, 1).regionOf)).toEqual(new Set([0]));
    expect(findTopics(new Float32Array(0), topicsFor(0), 1).centres).toHaveLength(0);
  });

  it('are named by the words that mark them out', () => {
    const names = nameTopics(
      [
        ['The garden needs compost and soil.', 'Compost makes good soil in the garden.', 'Dig the garden over.'],
        ['The engine drives the boat.', 'A boat with an engine and a sail.', 'The sail is torn on the boat.'],
      ],
      (word) => ['the', 'and', 'with', 'over', 'makes'].includes(word),
    );
    expect(names[0]).toEqual(expect.arrayContaining(['garden', 'soil']));
    expect(names[1]).toEqual(expect.arrayContaining(['boat', 'engine']));
  });

  it('are named by what is in most of their texts and in few of others, best first', () => {
    const names = nameTopics([
      ['apple pear plum week', 'apple pear week', 'apple week fig', 'apple week'],
      ['bolt week nail', 'bolt nail week', 'bolt week saw', 'bolt week'],
    ]);
    expect(names).toEqual([
      ['apple', 'pear'],
      ['bolt', 'nail'],
    ]);
  });

  it('are named in the script they are written in, and not at all without words', () => {
    expect(nameTopics([['Größe der Gärten 42', 'Die Gärten'], ['庭の土', '庭の木'], ['…']])).toEqual([
      expect.arrayContaining(['Gärten']),
      expect.arrayContaining(['庭の']),
      [],
    ]);
  });
});
