import type { ByteSink } from '../../library/backup/FrameWriter';
import type { SaveHandle } from '../../protocol/BackupApi';
import type { Platform } from '../Platform';

/** Parts are made one `Blob` at this many bytes: the browser keeps blobs out of memory. */
const BLOB_BYTES = 16 << 20;

/**
 * Lets `write` write a file: to `place`, where it appears only when it is complete, or as a `Blob`.
 *
 * @throws what `write` throws: then nothing is left at `place`.
 */
export async function saveFile<Result>(
  place: SaveHandle | null,
  platform: Pick<Platform, 'saveTo'>,
  write: (sink: ByteSink) => Promise<Result>,
): Promise<{ readonly result: Result; readonly content: Blob | null }> {
  if (place === null) {
    const sink = new BlobSink();
    const result = await write(sink);
    return { result, content: sink.finish() };
  }
  const file = await platform.saveTo(place);
  try {
    const result = await write(file);
    await file.close();
    return { result, content: null };
  } catch (error) {
    await file.abort();
    throw error;
  }
}

/** Gathers what is written as one `Blob`. */
export class BlobSink implements ByteSink {
  #blobs: Blob[] = [];
  #parts: Uint8Array<ArrayBuffer>[] = [];
  #bytes = 0;

  async write(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    this.#parts.push(bytes);
    this.#bytes += bytes.length;
    if (this.#bytes >= BLOB_BYTES) this.#gather();
  }

  finish(): Blob {
    this.#gather();
    return new Blob(this.#blobs);
  }

  #gather(): void {
    this.#blobs.push(new Blob(this.#parts));
    this.#parts = [];
    this.#bytes = 0;
  }
}
