import { Random } from '../../index/Random';

export interface KMeansOptions {
  readonly clusters: number;
  readonly seed: number;
  /** At most this many rounds. */
  readonly rounds?: number;
}

/**
 * Lloyd's algorithm from k-means++ centres (Arthur and Vassilvitskii 2007). Stops when no row changes its cluster. A
 * cluster that loses all its rows keeps its centre. Ties go to the cluster of the lower number.
 *
 * @param rows `count × dimensions`, row-major.
 * @returns the cluster of each row, from 0.
 * @throws RangeError when there are fewer rows than clusters.
 */
export function kMeans(rows: Float32Array, dimensions: number, options: KMeansOptions): Int32Array {
  const { clusters, seed, rounds = 100 } = options;
  const count = rows.length / dimensions;
  if (count < clusters) throw new RangeError(`${count} rows cannot make ${clusters} clusters.`);
  const centres = chooseCentres(rows, dimensions, clusters, new Random(seed));
  const clusterOf = new Int32Array(count).fill(-1);
  for (let round = 0; round < rounds; round++) {
    let changed = false;
    for (let row = 0; row < count; row++) {
      const nearest = nearestCentre(rows, row, centres, dimensions);
      if (nearest !== clusterOf[row]) changed = true;
      clusterOf[row] = nearest;
    }
    if (!changed) break;
    moveCentres(centres, rows, clusterOf, dimensions);
  }
  return clusterOf;
}

function chooseCentres(rows: Float32Array, dimensions: number, clusters: number, random: Random): Float64Array {
  const count = rows.length / dimensions;
  const centres = new Float64Array(clusters * dimensions);
  const squares = new Float64Array(count).fill(Infinity);
  let chosen = random.below(count);
  for (let cluster = 0; cluster < clusters; cluster++) {
    centres.set(rows.subarray(chosen * dimensions, (chosen + 1) * dimensions), cluster * dimensions);
    let sum = 0;
    for (let row = 0; row < count; row++) {
      squares[row] = Math.min(squares[row]!, squaredDistance(rows, row, centres, cluster, dimensions));
      sum += squares[row]!;
    }
    let left = random.next() * sum;
    chosen = 0;
    while (chosen < count - 1 && left >= squares[chosen]!) left -= squares[chosen++]!;
  }
  return centres;
}

function nearestCentre(rows: Float32Array, row: number, centres: Float64Array, dimensions: number): number {
  let nearest = 0;
  let least = Infinity;
  for (let cluster = 0; cluster * dimensions < centres.length; cluster++) {
    const distance = squaredDistance(rows, row, centres, cluster, dimensions);
    if (distance < least) {
      least = distance;
      nearest = cluster;
    }
  }
  return nearest;
}

function moveCentres(centres: Float64Array, rows: Float32Array, clusterOf: Int32Array, dimensions: number): void {
  const sums = new Float64Array(centres.length);
  const counts = new Float64Array(centres.length / dimensions);
  for (const [row, cluster] of clusterOf.entries()) {
    counts[cluster]! += 1;
    for (let d = 0; d < dimensions; d++) sums[cluster * dimensions + d]! += rows[row * dimensions + d]!;
  }
  for (const [position, sum] of sums.entries()) {
    const count = counts[Math.floor(position / dimensions)]!;
    if (count > 0) centres[position] = sum / count;
  }
}

function squaredDistance(
  rows: Float32Array,
  row: number,
  centres: Float64Array,
  cluster: number,
  dimensions: number,
): number {
  let sum = 0;
  for (let d = 0; d < dimensions; d++) {
    sum += (rows[row * dimensions + d]! - centres[cluster * dimensions + d]!) ** 2;
  }
  return sum;
}
