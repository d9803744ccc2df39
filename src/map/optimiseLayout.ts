import { Random } from '../index/Random';
import { takeTurn, type LongWork } from './LongWork';
import type { NeighbourGraph } from './neighbourGraph';

/** The curve 1 / (1 + a d²ᵇ) of UMAP for points at least 0.1 apart, as its reference implementation fits it. */
const A = 1.577;
const B = 0.895;
const LARGEST_STEP = 4;
/** Rows that each pull pushes away. */
const PUSHES = 5;
/** Keeps pushes between points that coincide finite. */
const LEAST_DISTANCE = 1e-3;

/**
 * Moves positions so that rows of the graph's pairs come close and others keep away: the stochastic gradient descent of
 * UMAP (algorithm 5). A pair is pulled in as many epochs as its weight says. The same seed gives the same layout.
 *
 * @param positions where rows begin, two numbers each; moved in place.
 * @throws the signal's reason when aborted.
 */
export async function optimiseLayout(
  { rows, heads, tails, weights }: NeighbourGraph,
  positions: Float32Array,
  epochs: number,
  seed: number,
  work: LongWork,
): Promise<void> {
  const random = new Random(seed);
  const strongest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  const interval = weights.map((weight) => strongest / weight);
  const due = interval.slice();
  for (let epoch = 1; epoch <= epochs; epoch++) {
    await takeTurn(work);
    work.onProgress((epoch - 1) / epochs);
    const rate = 1 - (epoch - 1) / epochs;
    for (let edge = 0; edge < heads.length; edge++) {
      if (due[edge]! > epoch) continue;
      due[edge]! += interval[edge]!;
      // Either end is pushed in turn.
      const isForward = (epoch & 1) === 1;
      const head = isForward ? heads[edge]! : tails[edge]!;
      const tail = isForward ? tails[edge]! : heads[edge]!;
      pull(positions, head, tail, rate);
      for (let push = 0; push < PUSHES; push++) {
        const other = random.below(rows);
        if (other !== head) pushAway(positions, head, other, rate);
      }
    }
  }
  work.onProgress(1);
}

function pull(positions: Float32Array, head: number, tail: number, rate: number): void {
  const dx = positions[2 * head]! - positions[2 * tail]!;
  const dy = positions[2 * head + 1]! - positions[2 * tail + 1]!;
  const square = dx * dx + dy * dy;
  if (square === 0) return;
  const power = square ** B;
  const strength = (-2 * A * B * power) / (square * (A * power + 1));
  const stepX = limited(strength * dx) * rate;
  const stepY = limited(strength * dy) * rate;
  positions[2 * head]! += stepX;
  positions[2 * head + 1]! += stepY;
  positions[2 * tail]! -= stepX;
  positions[2 * tail + 1]! -= stepY;
}

function pushAway(positions: Float32Array, head: number, other: number, rate: number): void {
  const dx = positions[2 * head]! - positions[2 * other]!;
  const dy = positions[2 * head + 1]! - positions[2 * other + 1]!;
  const square = dx * dx + dy * dy;
  const strength = (2 * B) / ((LEAST_DISTANCE + square) * (A * square ** B + 1));
  positions[2 * head]! += limited(strength * dx) * rate;
  positions[2 * head + 1]! += limited(strength * dy) * rate;
}

function limited(step: number): number {
  return Math.max(-LARGEST_STEP, Math.min(LARGEST_STEP, step));
}
