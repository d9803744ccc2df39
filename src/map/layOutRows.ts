import type { QuantisedRows } from '../index/quantiseRows';
import { Random } from '../index/Random';
import { fillMap } from './fillMap';
import { findNeighbours } from './findNeighbours';
import type { LongWork } from './LongWork';
import { neighbourGraph } from './neighbourGraph';
import { optimiseLayout } from './optimiseLayout';
import { placeRows } from './placeRows';
import { principalPositions } from './principalPositions';
import { selectRows } from './selectRows';

export interface LayOutOptions {
  readonly seed: number;
  /** Of more rows, a sample of so many is laid out, and the others are placed among it. */
  readonly mostLaidOut?: number;
}

/** Neighbours that shape the layout: fewer show fine structure, more the whole. */
const NEIGHBOURS = 12;
const MOST_LAID_OUT = 6000;
/** As the reference implementation chooses them. */
const EPOCHS_OF_FEW = 400;
const EPOCHS_OF_MANY = 200;
const MANY = 4000;
/** How the time is shared out: neighbours, layout; the rest places the others. */
const LARGE_SHARES = { neighbours: 0.1, layout: 0.3 };
const SMALL_SHARES = { neighbours: 0.3, layout: 0.7 };

/**
 * Lays rows out in two dimensions so that rows close in meaning lie close (UMAP): by exact neighbours, from the two
 * principal axes. The same rows and seed give the same layout.
 *
 * @returns two numbers for each row, −1 … 1, in the order of the rows.
 * @throws the signal's reason when aborted.
 */
export async function layOutRows(
  rows: QuantisedRows,
  { seed, mostLaidOut = MOST_LAID_OUT }: LayOutOptions,
  work: LongWork,
): Promise<Float32Array<ArrayBuffer>> {
  const total = rows.scales.length;
  if (total <= mostLaidOut) return await layOut(rows, seed, SMALL_SHARES, work);
  const order = new Random(seed).permutation(total);
  const chosen = order.subarray(0, mostLaidOut).toSorted();
  const others = order.subarray(mostLaidOut).toSorted();
  const sample = selectRows(rows, chosen);
  const sampled = await layOut(sample, seed, LARGE_SHARES, work);
  const before = LARGE_SHARES.neighbours + LARGE_SHARES.layout;
  const placed = await placeRows(selectRows(rows, others), { rows: sample, positions: sampled }, seed, {
    ...work,
    onProgress: (share) => work.onProgress(before + share * (1 - before)),
  });
  const positions = new Float32Array(2 * total);
  scatter(sampled, chosen, positions);
  scatter(placed, others, positions);
  return positions;
}

async function layOut(
  rows: QuantisedRows,
  seed: number,
  shares: typeof SMALL_SHARES,
  work: LongWork,
): Promise<Float32Array<ArrayBuffer>> {
  const total = rows.scales.length;
  work.signal.throwIfAborted();
  if (total < 2) return new Float32Array(2 * total);
  const neighbours = await findNeighbours(rows, rows, Math.min(NEIGHBOURS, total - 1), {
    ...work,
    onProgress: (share) => work.onProgress(share * shares.neighbours),
  });
  const positions = principalPositions(rows, seed);
  const epochs = total < MANY ? EPOCHS_OF_FEW : EPOCHS_OF_MANY;
  await optimiseLayout(neighbourGraph(neighbours), positions, epochs, seed, {
    ...work,
    onProgress: (share) => work.onProgress(shares.neighbours + share * shares.layout),
  });
  return fillMap(positions);
}

function scatter(from: Float32Array, rows: Int32Array, into: Float32Array): void {
  for (const [position, row] of rows.entries()) {
    into[2 * row] = from[2 * position]!;
    into[2 * row + 1] = from[2 * position + 1]!;
  }
}
