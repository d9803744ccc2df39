import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { buildTraining } from './loadTraining.mjs';

/** @typedef {import('./trainingWorker.mjs').TrainingTask} TrainingTask */

/**
 * Runs tasks on as many threads as there are cores. Every task is computed by one thread alone, so the results do not
 * depend on how many there are.
 *
 * @param {readonly TrainingTask[]} tasks
 * @param {(task: number, progress: string) => void} onProgress
 * @param {AbortSignal} [signal] ends the threads.
 * @returns {Promise<Float32Array<ArrayBuffer>[]>} in the order of the tasks.
 */
export async function runTraining(tasks, onProgress, signal) {
  /** @type {Float32Array<ArrayBuffer>[]} */
  const tables = [];
  let next = 0;
  const module = await buildTraining();
  const takeTasks = async () => {
    while (next < tasks.length) {
      const index = next++;
      const task = tasks[index];
      if (task) tables[index] = await runTask({ module, task }, (progress) => onProgress(index, progress), signal);
    }
  };
  await Promise.all(Array.from({ length: Math.min(tasks.length, availableParallelism()) }, takeTasks));
  return tables;
}

/**
 * @param {import('./trainingWorker.mjs').TrainingWork} work
 * @param {(progress: string) => void} onProgress
 * @param {AbortSignal} [signal]
 * @returns {Promise<Float32Array<ArrayBuffer>>}
 */
function runTask(work, onProgress, signal) {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const worker = new Worker(new URL('./trainingWorker.mjs', import.meta.url), { workerData: work });
    signal?.addEventListener('abort', () => void worker.terminate(), { once: true });
    worker.on('message', (message) => {
      if ('table' in message) resolve(message.table);
      else onProgress(message.progress);
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(signal?.reason ?? new Error('A training thread ended without a result.')));
  });
}
