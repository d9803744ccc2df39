import { reasonOf } from '../../library/reasonOf';
import type { Told } from '../../protocol/EngineApi';

/** Why a sync did not come to its end, for the person. */
export function syncProblem(error: unknown): Told {
  const reason = reasonOf(error);
  switch (error instanceof Error ? error.name : '') {
    case 'AbortError':
      return { code: 'sync-stopped', message: 'The sync was stopped before its end. The next one goes on.' };
    case 'NotFoundError':
      return {
        code: 'folder-not-found',
        message: 'The folder was not found. It may have been moved or renamed. Nothing was removed from the library.',
      };
    case 'NotAllowedError':
      return { code: 'folder-not-allowed', message: 'The folder may not be read any more. Press “Reconnect”.' };
    default:
      return { code: 'sync-failed', message: `The sync did not come to its end: ${reason}`, about: reason };
  }
}
