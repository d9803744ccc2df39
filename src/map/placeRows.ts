import type { QuantisedRows } from '../index/quantiseRows';
import { Random } from '../index/Random';
import { findNeighbours } from './findNeighbours';
import type { LongWork } from './LongWork';

/** Rows on the map that say where a new one belongs. */
const GUIDES = 5;
/** Closer rows count much more: weights are distances to this power. */
const FALL_OFF = -3;
const LEAST_DISTANCE = 1e-3;
/** How far equal rows are strewn, of the map's half width. */
const JITTER = 0.004;

/** Rows and where they are on the map, two numbers each, −1 … 1. */
export interface PlacedRows {
  readonly rows: QuantisedRows;
  readonly positions: Float32Array;
}

/**
 * Places rows on a map that is drawn already: each among the rows closest to it, nearest most of all, so within the
 * bounds of these. The same seed gives the same places.
 *
 * @returns two numbers for each row; those of an empty map lie about its middle.
 * @throws the signal's reason when aborted.
 */
export async function placeRows(
  added: QuantisedRows,
  placed: PlacedRows,
  seed: number,
  work: LongWork,
): Promise<Float32Array<ArrayBuffer>> {
  const total = added.scales.length;
  const guides = Math.min(GUIDES, placed.rows.scales.length);
  const { rows, distances } = await findNeighbours(added, placed.rows, guides, work);
  const random = new Random(seed);
  const positions = new Float32Array(2 * total);
  for (let row = 0; row < total; row++) {
    let x = 0;
    let y = 0;
    let sum = 0;
    for (let guide = row * guides; guide < (row + 1) * guides; guide++) {
      const weight = (distances[guide]! + LEAST_DISTANCE) ** FALL_OFF;
      x += weight * placed.positions[2 * rows[guide]!]!;
      y += weight * placed.positions[2 * rows[guide]! + 1]!;
      sum += weight;
    }
    positions[2 * row] = within((sum > 0 ? x / sum : 0) + JITTER * random.normal());
    positions[2 * row + 1] = within((sum > 0 ? y / sum : 0) + JITTER * random.normal());
  }
  return positions;
}

function within(coordinate: number): number {
  return Math.max(-1, Math.min(1, coordinate));
}
