import type { ModelFile } from '../../encoders/models/ModelDescription';
import { findFault } from './findFault';
import { ModelDownloadError } from './ModelDownloadError';
import { completeBytes, PartialFile } from './PartialFile';
import { BrokenStreamError, readParts } from './readParts';
import { offline, requestFile, type RequestOptions } from './requestFile';

/** How the download of one file is done. */
export interface FileDownloadOptions extends RequestOptions {
  /** Called with the bytes that are here, and with the size of the whole file or null while it is not known. */
  readonly onBytes: (loadedBytes: number, totalBytes: number | null) => void;
}

/**
 * Downloads one file into a model's folder, from where an earlier try stopped, and checks it. A file that is complete is
 * not asked for again.
 *
 * @throws ModelDownloadError when it cannot be had; what arrived is kept, unless it was wrong.
 * @throws NoRoomError when it does not fit; what arrived is kept.
 * @throws the signal's reason when aborted; what arrived is kept.
 */
export async function downloadFile(
  folder: FileSystemDirectoryHandle,
  file: ModelFile,
  url: URL,
  options: FileDownloadOptions,
): Promise<void> {
  const complete = await completeBytes(folder, file.path);
  if (complete !== null && complete === (file.bytes ?? complete)) {
    options.onBytes(complete, complete);
    return;
  }
  const part = await PartialFile.open(folder, file.path);
  try {
    await fetchRest(part, url, options);
  } catch (error) {
    part.close();
    throw error;
  }
  const fault = await findFault(file, await part.read(), options);
  if (fault === null) {
    await part.complete();
    return;
  }
  await part.discard();
  throw new ModelDownloadError(
    'wrong-bytes',
    `The file ${file.path} that came from ${url.host} ${fault}. It was thrown away: download again, or pick the files from disk.`,
  );
}

/** Asks for the rest again for as long as every try gets farther than those before. */
async function fetchRest(part: PartialFile, url: URL, options: FileDownloadOptions): Promise<void> {
  let farthest = part.bytes;
  while (part.origin === null || part.bytes !== part.origin.totalBytes) {
    const arrival = await requestFile(url, part.bytes, part.origin, options);
    if (arrival.offset !== part.bytes || part.origin === null) await part.restart(arrival.origin);
    const { totalBytes } = arrival.origin;
    let cause: unknown = null;
    try {
      await readParts(arrival.body, options.signal, (bytes) => {
        part.append(bytes);
        options.onBytes(part.bytes, totalBytes);
      });
      // Without a known size, the end of the body is the end of the file.
      if (totalBytes === null || part.bytes >= totalBytes) return;
    } catch (error) {
      if (!(error instanceof BrokenStreamError)) throw error;
      cause = error;
    }
    if (part.bytes <= farthest) throw offline(url, cause);
    farthest = part.bytes;
  }
}
