/** Of Lighthouse's calculator: what a processor of an index has to be slowed down by to be a mid-tier phone's. */
const points = [
  { index: 150, slowdown: 1 },
  { index: 800, slowdown: 2 },
  { index: 1300, slowdown: 3 },
  { index: 2000, slowdown: 6 },
];

/**
 * How many times slower than this machine a mid-tier phone is. Lighthouse's own 4 is meant for fast machines; its
 * documentation (docs/throttling.md, "Calibrating the CPU slowdown") has others use what its calculator gives, which these
 * lines are.
 *
 * @param {number} benchmarkIndex The machine's speed as Lighthouse measures it; 1300 to 2000 is a new desktop.
 * @returns {number} At least 1, at most 6.
 */
export function slowdownFor(benchmarkIndex) {
  const above = points.findIndex(({ index }) => index > benchmarkIndex);
  if (above === 0) return 1;
  if (above === -1) return 6;
  const [from, to] = [points[above - 1], points[above]];
  if (!from || !to) throw new Error(`${benchmarkIndex} is no benchmark index.`);
  const share = (benchmarkIndex - from.index) / (to.index - from.index);
  return from.slowdown + share * (to.slowdown - from.slowdown);
}
