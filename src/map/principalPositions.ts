import type { QuantisedRows } from '../index/quantiseRows';
import { Random } from '../index/Random';
import { writeRow } from './selectRows';

/** Enough for axes that a layout only begins with. */
const ITERATIONS = 12;
/** Half the width of the start, as in the reference implementation of UMAP. */
const REACH = 10;
const NOISE = 1e-2;

/**
 * Places rows along their two principal axes (by power iteration), with a little seeded noise that keeps equal rows
 * apart: two numbers for each row.
 */
export function principalPositions(rows: QuantisedRows, seed: number): Float32Array {
  const { dimensions } = rows;
  const total = rows.scales.length;
  const random = new Random(seed);
  const row = new Float32Array(dimensions);
  const mean = new Float64Array(dimensions);
  for (let r = 0; r < total; r++) {
    writeRow(rows, r, row);
    for (let d = 0; d < dimensions; d++) mean[d]! += row[d]! / total;
  }
  const axes = [0, 1].map(() => Float64Array.from({ length: dimensions }, () => random.normal()));
  const along = (axis: Float64Array): number => {
    let sum = 0;
    for (let d = 0; d < dimensions; d++) sum += axis[d]! * (row[d]! - mean[d]!);
    return sum;
  };
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const next = axes.map(() => new Float64Array(dimensions));
    for (let r = 0; r < total; r++) {
      writeRow(rows, r, row);
      for (const [which, axis] of axes.entries()) {
        const share = along(axis);
        for (let d = 0; d < dimensions; d++) next[which]![d]! += share * (row[d]! - mean[d]!);
      }
    }
    orthonormalise(next);
    for (const [which, axis] of next.entries()) axes[which] = axis;
  }
  const positions = new Float32Array(2 * total);
  for (let r = 0; r < total; r++) {
    writeRow(rows, r, row);
    for (const [which, axis] of axes.entries()) positions[2 * r + which] = along(axis);
  }
  const largest = positions.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const scale = largest > 0 ? REACH / largest : 0;
  return positions.map((value) => value * scale + NOISE * random.normal());
}

/** Of axes without length, zeros are left: nothing varies along them. */
function orthonormalise([first, second]: Float64Array[]): void {
  if (!first || !second) return;
  normalise(first);
  const shared = first.reduce((sum, value, d) => sum + value * second[d]!, 0);
  for (let d = 0; d < second.length; d++) second[d]! -= shared * first[d]!;
  normalise(second);
}

function normalise(axis: Float64Array): void {
  const length = Math.hypot(...axis);
  for (let d = 0; d < axis.length; d++) axis[d] = length > 0 ? axis[d]! / length : 0;
}
