import { parentPort, workerData } from 'node:worker_threads';

/**
 * @typedef {{ task: 'fit', problem: import('../src/training/training').FitProblem, iterations: number }
 *   | { task: 'refine', problem: import('../src/training/training').RefineProblem,
 *       options: import('../src/training/training').RefineOptions }} TrainingTask
 * @typedef {{ module: string, task: TrainingTask }} TrainingWork `module`: what `buildTraining` gives.
 * @typedef {{ progress: string } | { table: Float32Array }} TrainingMessage
 */

const PROGRESS_EVERY = 50;

const { module, task } = /** @type {TrainingWork} */ (workerData);
/** @type {typeof import('../src/training/training')} */
const training = await import(module);

/** @param {TrainingMessage} message */
const post = (message) => parentPort?.postMessage(message);

/** @returns {Promise<Float32Array>} */
async function train() {
  switch (task.task) {
    case 'fit':
      return training.fitTable(task.problem, {
        arithmetic: new training.SimdArithmetic(training.fitBytes(task.problem)),
        iterations: task.iterations,
        onProgress: ({ iteration, residual }) =>
          post({ progress: `iteration ${iteration} of ${task.iterations}, residual ${residual.toExponential(1)}` }),
      });
    case 'refine':
      return training.refineTable(
        task.problem,
        {
          ...task.options,
          onProgress: ({ step, steps, loss }) => {
            if (step % PROGRESS_EVERY === 0 || step === steps) {
              post({ progress: `step ${step} of ${steps}, loss ${loss.toFixed(3)}` });
            }
          },
        },
        (bytes) => new training.SimdArithmetic(bytes),
      );
  }
}

post({ table: await train() });
