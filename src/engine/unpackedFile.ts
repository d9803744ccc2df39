import type { UnpackedFile } from '../documents/archives/UnpackedFile';
import type { NewQueuedFile } from '../library/QueueStore';
import { keptContent } from './keptContent';

/** A file out of an archive on its way into the queue; one with a problem is listed with it. */
export async function unpackedFile(
  source: string,
  archiveModified: number | null,
  { path, modified, bytes, problem }: UnpackedFile,
): Promise<NewQueuedFile> {
  const file = { source, path, modified: modified ?? archiveModified };
  if (bytes !== null) return { ...file, state: 'waiting', content: await keptContent(new Blob([bytes])) };
  const { code, message } = problem ?? { code: 'malformed', message: 'It could not be unpacked.' };
  return { ...file, state: code === 'unsupported' ? 'skipped' : 'failed', code, message };
}
