import { Random } from '../index/Random';

/** Regions of a map. */
export interface Regions {
  /** The middle of each, two numbers, −1 … 1; largest region first. */
  readonly centres: Float32Array<ArrayBuffer>;
  /** The region of each point. */
  readonly regionOf: Uint8Array<ArrayBuffer>;
}

/** Points that a region has on average, at least. */
const FEWEST_IN_REGION = 10;
const MOST_REGIONS = 14;
const ITERATIONS = 30;
const TRIES = 4;

/** How many topics a library of so many points is divided into. */
export function topicsFor(points: number): number {
  return Math.max(
    1,
    Math.min(MOST_REGIONS, Math.round(Math.sqrt(points) / 1.8), Math.floor(points / FEWEST_IN_REGION)),
  );
}

/**
 * Divides a map into regions of points that lie together: k-means from k-means++ starts (Arthur and Vassilvitskii
 * 2007), the best of a few. Empty regions are left out. The same seed gives the same regions.
 *
 * @param positions two numbers for each point.
 */
export function findTopics(positions: Float32Array, topics: number, seed: number): Regions {
  const random = new Random(seed);
  let best = { centres: new Float32Array(0), cost: Infinity };
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const centres = startingCentres(positions, topics, random);
    let cost = Infinity;
    for (let iteration = 0; iteration < ITERATIONS; iteration++) {
      const next = improve(positions, centres);
      if (next >= cost) break;
      cost = next;
    }
    if (cost < best.cost) best = { centres, cost };
  }
  return bySize(positions, best.centres);
}

/** The region whose centre is nearest to a place; the first of equals. */
export function nearestCentre(centres: Float32Array, x: number, y: number): number {
  let nearest = 0;
  let least = Infinity;
  for (let centre = 0; centre < centres.length / 2; centre++) {
    const distance = (centres[2 * centre]! - x) ** 2 + (centres[2 * centre + 1]! - y) ** 2;
    if (distance < least) {
      least = distance;
      nearest = centre;
    }
  }
  return nearest;
}

function startingCentres(positions: Float32Array, topics: number, random: Random): Float32Array<ArrayBuffer> {
  const points = positions.length / 2;
  const centres = new Float32Array(2 * Math.min(topics, points));
  const squares = new Float64Array(points).fill(Infinity);
  let chosen = points === 0 ? 0 : random.below(points);
  for (let centre = 0; centre < centres.length / 2; centre++) {
    const x = positions[2 * chosen]!;
    const y = positions[2 * chosen + 1]!;
    centres[2 * centre] = x;
    centres[2 * centre + 1] = y;
    let sum = 0;
    for (let point = 0; point < points; point++) {
      const square = (positions[2 * point]! - x) ** 2 + (positions[2 * point + 1]! - y) ** 2;
      squares[point] = Math.min(squares[point]!, square);
      sum += squares[point]!;
    }
    let left = random.next() * sum;
    chosen = 0;
    while (chosen < points - 1 && (left -= squares[chosen]!) > 0) chosen += 1;
  }
  return centres;
}

/** Moves centres to the mean of their points; gives the sum of squared distances before. */
function improve(positions: Float32Array, centres: Float32Array): number {
  const sums = new Float64Array(centres.length);
  const counts = new Uint32Array(centres.length / 2);
  let cost = 0;
  for (let point = 0; point < positions.length / 2; point++) {
    const x = positions[2 * point]!;
    const y = positions[2 * point + 1]!;
    const centre = nearestCentre(centres, x, y);
    cost += (centres[2 * centre]! - x) ** 2 + (centres[2 * centre + 1]! - y) ** 2;
    sums[2 * centre]! += x;
    sums[2 * centre + 1]! += y;
    counts[centre]! += 1;
  }
  for (const [i, sum] of sums.entries()) {
    const count = counts[i >> 1]!;
    if (count > 0) centres[i] = sum / count;
  }
  return cost;
}

function bySize(positions: Float32Array, centres: Float32Array): Regions {
  const points = positions.length / 2;
  const found = Array.from({ length: points }, (_, point) =>
    nearestCentre(centres, positions[2 * point]!, positions[2 * point + 1]!),
  );
  const sizes = new Uint32Array(centres.length / 2);
  for (const region of found) sizes[region]! += 1;
  const order = Array.from(sizes.keys())
    .filter((region) => sizes[region]! > 0)
    .toSorted((a, b) => sizes[b]! - sizes[a]! || a - b);
  const rankOf = new Map(order.map((region, rank) => [region, rank]));
  return {
    centres: Float32Array.from(order.flatMap((region) => [centres[2 * region]!, centres[2 * region + 1]!])),
    regionOf: Uint8Array.from(found, (region) => rankOf.get(region)!),
  };
}
