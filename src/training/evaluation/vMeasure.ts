/**
 * V-measure (Rosenberg and Hirschberg 2007) of a clustering against true classes: the harmonic mean of homogeneity (a
 * cluster holds one class) and completeness (a class lies in one cluster). From 0 to 1, whatever the labels are called.
 *
 * @throws RangeError when the lists differ in length.
 */
export function vMeasure(classes: ArrayLike<number>, clusters: ArrayLike<number>): number {
  if (classes.length !== clusters.length) {
    throw new RangeError(`${classes.length} classes cannot be compared with ${clusters.length} clusters.`);
  }
  const count = classes.length;
  const joint = new Map<string, number>();
  const ofClass = new Map<number, number>();
  const ofCluster = new Map<number, number>();
  for (let index = 0; index < count; index++) {
    increment(joint, `${classes[index]!} ${clusters[index]!}`);
    increment(ofClass, classes[index]!);
    increment(ofCluster, clusters[index]!);
  }
  const classEntropy = entropy(ofClass.values(), count);
  const clusterEntropy = entropy(ofCluster.values(), count);
  const shared = classEntropy + clusterEntropy - entropy(joint.values(), count);
  const homogeneity = classEntropy === 0 ? 1 : shared / classEntropy;
  const completeness = clusterEntropy === 0 ? 1 : shared / clusterEntropy;
  return homogeneity + completeness === 0 ? 0 : (2 * homogeneity * completeness) / (homogeneity + completeness);
}

function increment<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** In nats. */
function entropy(counts: Iterable<number>, total: number): number {
  let sum = 0;
  for (const count of counts) sum -= (count / total) * Math.log(count / total);
  return sum;
}
