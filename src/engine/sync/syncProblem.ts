/** Why a sync did not come to its end, in words for the person. */
export function syncProblem(error: unknown): string {
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  switch (name) {
    case 'AbortError':
      return 'The sync was stopped before its end. The next one goes on.';
    case 'NotFoundError':
      return 'The folder was not found. It may have been moved or renamed. Nothing was removed from the library.';
    case 'NotAllowedError':
      return 'The folder may not be read any more. Press “Reconnect”.';
    default:
      return `The sync did not come to its end: ${message}`;
  }
}
