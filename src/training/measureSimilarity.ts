import type { SimilarityScale } from '../encoders/Encoder';
import { dot } from './evaluation/dot';
import { Random } from '../index/Random';

/** Random pairs. */
const PAIRS = 2000;
/** Short texts that stand for queries. */
const QUERIES = 1000;
/** Longer ones among which each of them is looked for. */
const PASSAGES = 20_000;
/**
 * A passage at least this alike to a query, as the teacher sees it, answers it. To multilingual-e5-small, free of its
 * prompts' means, the nearest passage has 0.40 in the median, and one in twenty 0.6 or more.
 */
const ANSWER = 0.6;

/** What is compared: unit rows of student and teacher, one for each text. */
export interface ComparedRows {
  readonly students: Float32Array;
  readonly dimensions: number;
  readonly teachers: Float32Array;
  readonly teacherDimensions: number;
  /** `query` for short texts, something else for passages. */
  readonly prompts: readonly string[];
}

/**
 * Where a student's similarities lie: `unrelated` is the mean of random pairs plus one standard deviation, `same` the
 * median over queries and the passages that answer them: of a query the passage that is nearest to the teacher. Pairs
 * of two short texts do not count: among them are many repetitions, and hits are passages.
 *
 * @returns rounded to hundredths, `same` above `unrelated`; 1 when no query has an answer.
 */
export function measureSimilarity(rows: ComparedRows, seed: number): SimilarityScale {
  const { students, dimensions, prompts } = rows;
  const order = new Random(seed).permutation(prompts.length);
  let sum = 0;
  let squares = 0;
  const pairs = order.subarray(0, PAIRS);
  for (const [index, text] of pairs.entries()) {
    const cosine = dot(students, text, students, pairs[(index + 1) % pairs.length]!, dimensions);
    sum += cosine;
    squares += cosine * cosine;
  }
  const mean = sum / pairs.length;
  const unrelated = mean + Math.sqrt(Math.max(0, squares / pairs.length - mean * mean));

  const passages = order.filter((text) => prompts[text] !== 'query').subarray(0, PASSAGES);
  const answered: number[] = [];
  for (const query of order.filter((text) => prompts[text] === 'query').subarray(0, QUERIES)) {
    const answer = answerTo(query, passages, rows);
    if (answer !== undefined) answered.push(dot(students, query, students, answer, dimensions));
  }
  const same = answered.toSorted((a, b) => a - b)[answered.length >> 1] ?? 1;
  const rounded = Math.round(unrelated * 100) / 100;
  return { unrelated: rounded, same: Math.max(rounded + 0.01, Math.round(same * 100) / 100) };
}

function answerTo(query: number, passages: Int32Array, { teachers, teacherDimensions }: ComparedRows) {
  let nearest: number | undefined;
  let greatest = ANSWER;
  for (const passage of passages) {
    const cosine = dot(teachers, query, teachers, passage, teacherDimensions);
    if (cosine < greatest) continue;
    greatest = cosine;
    nearest = passage;
  }
  return nearest;
}
