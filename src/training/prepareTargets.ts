import type { Arithmetic } from './matrix/Arithmetic';
import { PrincipalAxes } from './matrix/PrincipalAxes';
import { centreRows, normaliseRows } from './matrix/rows';
import { sifWeights } from './sifWeights';

/** What a teacher says about passages and tokens. */
export interface TeacherVectors {
  /** Packed rows, one for each passage. */
  readonly passages: Float32Array;
  /** The prompt each passage was encoded with: each has a mean of its own. */
  readonly prompts: readonly string[];
  /** Packed rows, one for each token of the vocabulary, encoded alone. */
  readonly tokens: Float32Array;
  /** How often each token occurs. */
  readonly counts: ArrayLike<number>;
  /** Numbers in a row. */
  readonly dimensions: number;
  /** The id of what is not in the vocabulary: its row will be 0. */
  readonly unknownId: number;
}

/** A distillation's beginning. */
export interface PreparedTargets {
  /** Unit rows in the student's space, one for each passage. */
  readonly targets: Float32Array<ArrayBuffer>;
  /** Unit rows in the teacher's space, free of the prompts' means, one for each passage. */
  readonly teachers: Float32Array<ArrayBuffer>;
  /** Plain Model2Vec: one weighted row for each token. */
  readonly table: Float32Array<ArrayBuffer>;
  /** The share of the passages' variance that the student's space keeps. */
  readonly kept: number;
}

/** a of `sifWeights`; 1e-4 measured alike. */
const SIF_COEFFICIENT = 1e-3;

/**
 * The student's space is that of the passages' principal axes (Model2Vec takes the tokens'). Tokens are centred on their
 * own mean, scaled to length 1, laid along the axes and weighted by their frequency.
 *
 * @param create an arithmetic with this many bytes of memory.
 */
export function prepareTargets(
  teacher: TeacherVectors,
  dimensions: number,
  create: (bytes: number) => Arithmetic,
): PreparedTargets {
  const teachers = new Float32Array(teacher.passages);
  const groups = [...new Set(teacher.prompts)];
  centreRows(teachers, teacher.dimensions, (row) => groups.indexOf(teacher.prompts[row]!));
  normaliseRows(teachers, teacher.dimensions);
  const axes = new PrincipalAxes(teachers, teacher.dimensions, dimensions, create);
  const targets = axes.project(teachers);
  normaliseRows(targets, dimensions);

  const tokens = new Float32Array(teacher.tokens);
  centreRows(tokens, teacher.dimensions, () => 0);
  normaliseRows(tokens, teacher.dimensions);
  const table = axes.project(tokens);
  for (const [token, weight] of sifWeights(teacher.counts, SIF_COEFFICIENT).entries()) {
    const factor = token === teacher.unknownId ? 0 : weight;
    for (let d = token * dimensions; d < (token + 1) * dimensions; d++) table[d]! *= factor;
  }
  return { targets, teachers, table, kept: axes.kept };
}
