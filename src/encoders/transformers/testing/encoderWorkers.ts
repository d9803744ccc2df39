import { connectWorker, type WorkerConnection } from '../../../protocol/connectWorker';
import type { EncodedRows, EncoderApi, EncoderStart, EncoderStarted } from '../../../protocol/encoders/EncoderApi';
import type { EncoderInput, EncoderRole } from '../../Encoder';

/** A folder of the project as the test's server has it; ends with `/`. */
export const folderOf = (path: string): string => new URL(path, location.origin).href;

/** The tiny EmbeddingGemma's folder. */
export const tinyFolder = folderOf('/src/encoders/golden/tiny-embeddinggemma/');

const connections: WorkerConnection<EncoderApi>[] = [];

/** A new encoder worker, not started. */
export function makeEncoderWorker(): EncoderApi {
  const worker = new Worker(new URL('../../../../workers/encoder.worker.ts', import.meta.url), { type: 'module' });
  const connection = connectWorker<EncoderApi>(worker, 'encoder');
  connections.push(connection);
  return connection.api;
}

/** Ends every encoder worker. */
export function endEncoderWorkers(): void {
  for (const { terminate } of connections.splice(0)) terminate();
}

/** An encoder worker that runs. */
export interface StartedEncoder {
  readonly started: EncoderStarted;
  /** As the worker's call, without signal and progress. */
  readonly encode: (inputs: readonly EncoderInput[], role: EncoderRole) => Promise<EncodedRows>;
  readonly api: EncoderApi;
}

export async function startEncoderWorker(start: EncoderStart): Promise<StartedEncoder> {
  const api = makeEncoderWorker();
  const started = await api.start(start, () => undefined);
  const signal = new AbortController().signal;
  return { started, encode: (inputs, role) => api.encode(inputs, role, () => undefined, signal), api };
}
