import type { SimilarityScale } from '../encoders/Encoder';
import { dot } from './evaluation/dot';
import { Random } from './Random';

/** Passages compared with one another. */
const SAMPLE = 2000;
/** Two passages at least this alike to the teacher count as a match. */
const MATCH = 0.8;

/**
 * Where a student's similarities lie: `unrelated` is the mean of random pairs plus one standard deviation, `same` the
 * median of the pairs that the teacher finds most alike: for each passage its nearest, with a cosine of 0.8 or more.
 *
 * @param students unit rows, one for each passage.
 * @param teachers unit rows, one for each passage.
 * @returns rounded to hundredths, `same` above `unrelated`.
 */
export function measureSimilarity(
  students: Float32Array,
  dimensions: number,
  teachers: Float32Array,
  teacherDimensions: number,
  seed: number,
): SimilarityScale {
  const order = new Random(seed).permutation(students.length / dimensions).subarray(0, SAMPLE);
  let sum = 0;
  let squares = 0;
  const matches: number[] = [];
  for (const [index, passage] of order.entries()) {
    const other = order[(index + 1) % order.length]!;
    const cosine = dot(students, passage, students, other, dimensions);
    sum += cosine;
    squares += cosine * cosine;
    const nearest = nearestOf(passage, order, teachers, teacherDimensions);
    if (nearest !== undefined) matches.push(dot(students, passage, students, nearest, dimensions));
  }
  const mean = sum / order.length;
  const unrelated = mean + Math.sqrt(Math.max(0, squares / order.length - mean * mean));
  const same = matches.toSorted((a, b) => a - b)[matches.length >> 1] ?? 1;
  const rounded = Math.round(unrelated * 100) / 100;
  return { unrelated: rounded, same: Math.max(rounded + 0.01, Math.round(same * 100) / 100) };
}

function nearestOf(passage: number, order: Int32Array, teachers: Float32Array, dimensions: number): number | undefined {
  let nearest: number | undefined;
  let greatest = MATCH;
  for (const other of order) {
    if (other === passage) continue;
    const cosine = dot(teachers, passage, teachers, other, dimensions);
    if (cosine < greatest || cosine > 0.999) continue;
    greatest = cosine;
    nearest = other;
  }
  return nearest;
}
