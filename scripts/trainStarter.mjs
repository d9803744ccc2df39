import { availableParallelism } from 'node:os';
import { runTraining } from './runTraining.mjs';

/**
 * @typedef {typeof import('../src/training/training')} Training
 * @typedef {'plain' | 'closed' | 'refined'} RecipeName
 * @typedef {{
 *   training: Training,
 *   bags: import('../src/training/TokenBags').TokenBags,
 *   prepared: import('../src/training/training').PreparedTargets,
 *   dimensions: number,
 *   teacherDimensions: number,
 *   seed: number,
 *   report: (line: string) => void,
 *   signal?: AbortSignal,
 * }} Work
 */

/**
 * The closed form, its columns shared out among the cores: columns do not depend on each other.
 *
 * @param {Work} work
 */
export function fitInParts({ training, bags, prepared, dimensions, report, signal }) {
  const { closedForm } = training.recipe;
  const width = Math.max(32, Math.ceil(dimensions / availableParallelism() / 32) * 32);
  const firsts = Array.from({ length: Math.ceil(dimensions / width) }, (_, part) => part * width);
  return training.fitClosedForm(bags, prepared.targets, prepared.table, dimensions, {
    passes: closedForm.passes,
    fit: async (problem, pass) => {
      const tasks = firsts.map((first) => {
        const end = Math.min(first + width, dimensions);
        /** @param {Float32Array} rows */
        const cut = (rows) => training.cutColumns(rows, dimensions, first, end);
        const part = { targets: cut(problem.targets), previous: cut(problem.previous), dimensions: end - first };
        return {
          task: /** @type {const} */ ('fit'),
          problem: { ...problem, ...part },
          iterations: closedForm.iterations,
        };
      });
      const tables = await runTraining(
        tasks,
        (task, line) => report(`pass ${pass}, part ${task + 1}: ${line}`),
        signal,
      );
      const table = new Float32Array(problem.previous.length);
      for (const [part, columns] of tables.entries()) {
        training.pasteColumns(table, dimensions, firsts[part] ?? 0, columns, tasks[part]?.problem.dimensions ?? 0);
      }
      return table;
    },
  });
}

/**
 * The refinement of a fitted table: the mean of several seeds.
 *
 * @param {Work} work
 * @param {Float32Array} table
 */
export async function refineSoup(work, table) {
  const { training, bags, prepared, dimensions, teacherDimensions, seed, report, signal } = work;
  const { epochs, rate, seeds } = training.recipe.refinement;
  const { targets, teachers } = prepared;
  const tasks = Array.from({ length: seeds }, (_, part) => ({
    task: /** @type {const} */ ('refine'),
    problem: { bags, targets, teachers, table },
    options: {
      objective: training.refinementObjective(teacherDimensions, dimensions, bags.starts.length - 1),
      epochs,
      rate,
      seed: seed + part,
      rounded: true,
    },
  }));
  const tables = await runTraining(tasks, (task, line) => report(`seed ${seed + task}: ${line}`), signal);
  return training.averageTables(tables);
}
