import type { QueuedFileRecord } from '../library/schema';
import type { FailedFile } from '../protocol/EngineApi';

/** A file of the queue that failed or was skipped, as the page lists it. */
export function failedFile({ id, source, path, state, code, message, content }: QueuedFileRecord): FailedFile {
  return {
    id,
    source,
    path,
    state: state === 'skipped' ? 'skipped' : 'failed',
    code: code ?? 'unknown',
    message: message ?? 'It could not be ingested.',
    canRetry: content !== undefined,
  };
}
