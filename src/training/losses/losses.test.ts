import { describe, expect, it } from 'vitest';
import { Random } from '../../index/Random';
import { contrastiveLoss } from './contrastiveLoss';
import { gramLoss } from './gramLoss';
import { matchLoss } from './matchLoss';
import { neighbourLoss, neighbourShares } from './neighbourLoss';
import type { LossTarget } from './SimilarityLoss';
import { spreadLoss } from './spreadLoss';

const SIZE = 4;
const random = new Random(1);
const cosinesOf = () => Float32Array.from({ length: SIZE * SIZE }, () => 2 * random.next() - 1);
const teacherCosines = cosinesOf();
const teacherShares = neighbourShares(teacherCosines, SIZE, 0.5);
const duplicates = Uint8Array.from({ length: SIZE * SIZE }, (_, position) => (position === 6 ? 1 : 0));
const hardCosines = Float32Array.of(0.3, -0.2, 0.8, 0);

/** Duplicates a loss leaves the diagonal out of, as cosines of a batch with itself are 1 there whatever it does. */
const losses: Record<string, (target: LossTarget) => number> = {
  contrastive: (target) => contrastiveLoss(target, { temperature: 0.5 }),
  'contrastive without duplicates, with hard negatives': (target) =>
    contrastiveLoss(target, {
      temperature: 0.5,
      duplicates,
      hard: { cosines: hardCosines, gradient: new Float32Array(SIZE) },
    }),
  spread: spreadLoss,
  match: matchLoss,
  neighbour: (target) => neighbourLoss(target, teacherShares, 0.5),
  gram: (target) => gramLoss(target, teacherCosines),
};

function evaluate(loss: (target: LossTarget) => number, cosines: Float32Array) {
  const gradient = new Float32Array(SIZE * SIZE);
  return { value: loss({ cosines, size: SIZE, gradient, weight: 2 }), gradient };
}

describe.each(Object.entries(losses))('the gradient of the %s loss', (_, loss) => {
  it('is what small steps measure', () => {
    const cosines = cosinesOf();
    const { gradient } = evaluate(loss, cosines);
    const step = 2 ** -9;
    for (let position = 0; position < cosines.length; position++) {
      const moved = (by: number) => evaluate(loss, cosines.with(position, cosines[position]! + by)).value;
      expect(gradient[position]).toBeCloseTo((moved(step) - moved(-step)) / (2 * step), 3);
    }
  });
});

describe('losses by hand', () => {
  const pair = (...cosines: number[]) => ({
    cosines: Float32Array.from(cosines),
    size: 2,
    gradient: new Float32Array(4),
    weight: 1,
  });

  it('contrastive', () => {
    const row = (own: number, other: number) => Math.log(1 + Math.exp(other - own));
    expect(contrastiveLoss(pair(1, 0, 0.5, 0.5), { temperature: 1 })).toBeCloseTo((row(1, 0) + row(0.5, 0.5)) / 2, 6);
    const masked = contrastiveLoss(pair(1, 0, 0.5, 0.5), { temperature: 1, duplicates: Uint8Array.of(0, 1, 1, 0) });
    expect(masked).toBeCloseTo(0, 6);
  });

  it('contrastive with a hard negative, which weighs e^(5h)', () => {
    const hard = { cosines: Float32Array.of(0.2, 0.2), gradient: new Float32Array(2) };
    const loss = contrastiveLoss(pair(1, 0, 0, 1), { temperature: 1, hard });
    expect(loss).toBeCloseTo(Math.log((Math.E + 1 + Math.exp(1) * Math.exp(0.2)) / Math.E), 5);
    const share = Math.exp(1.2) / (Math.E + 1 + Math.exp(1.2));
    expect(hard.gradient[0]).toBeCloseTo(share / 2, 5);
  });

  it('the others', () => {
    expect(spreadLoss(pair(1, 0.5, -0.5, 1))).toBeCloseTo(0.25, 6);
    expect(matchLoss(pair(0.5, 9, 9, 1))).toBeCloseTo(0.25, 6);
    expect(gramLoss(pair(1, 0.5, 0.5, 1), Float32Array.of(1, 0, 1, 1))).toBeCloseTo(0.125, 6);
    // Each of two rows has one neighbour only.
    expect(neighbourLoss(pair(1, 0.5, 0.1, 1), Float32Array.of(0, 1, 1, 0), 0.5)).toBeCloseTo(0, 6);
  });
});
