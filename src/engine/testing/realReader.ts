import { connectWorker } from '../../protocol/connectWorker';
import type { ReaderApi } from '../../protocol/ReaderApi';
import type { DisposableReader } from '../RestartingReader';

/** The worker that the app itself reads with. */
export function realReader(): DisposableReader {
  const worker = new Worker(new URL('../../../workers/reader.worker.ts', import.meta.url), { type: 'module' });
  const { api, terminate } = connectWorker<ReaderApi>(worker, 'reader');
  return { read: (file, limits) => api.read(file, limits), terminate };
}
