import { connectWorker, type WorkerConnection } from '../../../protocol/connectWorker';
import type { ModelApi, ModelStart } from './model.worker';

const connections: WorkerConnection<ModelApi>[] = [];

/** A model loaded in a worker of its own. */
export async function loadModel(start: ModelStart): Promise<ModelApi> {
  const worker = new Worker(new URL('./model.worker.ts', import.meta.url), { type: 'module' });
  const connection = connectWorker<ModelApi>(worker, 'model');
  connections.push(connection);
  await connection.api.load(start);
  return connection.api;
}

/** Ends the workers of all models. */
export function endModels(): void {
  for (const { terminate } of connections.splice(0)) terminate();
}

/** The farthest that any number of a row is from what it should be; Infinity when there are more or fewer. */
export function farthest(row: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (row.length !== expected.length) return Infinity;
  return Array.from(expected).reduce((worst, value, d) => Math.max(worst, Math.abs(value - row[d]!)), 0);
}
