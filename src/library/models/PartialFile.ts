import { isOutOfSpace } from '../LibraryError';
import { findFile, makeFile, removeFile } from './openModelFolder';

/** Of what a partial file is a copy, so that a later try can tell whether it still is the same. */
export interface PartOrigin {
  /** The server's ETag or date of last change; null when it told none. */
  readonly validator: string | null;
  /** Size of the whole file; null when the server did not tell. */
  readonly totalBytes: number | null;
}

/** The browser has no room for more bytes of a file. */
export class NoRoomError extends Error {
  override readonly name = 'NoRoomError';
}

/**
 * A file on its way into storage. Next to it lies a note, `<path>.part`, until it is complete: what has a note is not to
 * be used, and goes on from where it stopped, even after the browser was killed. Works only in dedicated workers, where
 * files can be written in place.
 */
export class PartialFile {
  readonly #folder: FileSystemDirectoryHandle;
  readonly #path: string;
  readonly #handle: FileSystemSyncAccessHandle;
  #origin: PartOrigin | null;
  #bytes: number;
  #isOpen = true;

  private constructor(
    folder: FileSystemDirectoryHandle,
    path: string,
    handle: FileSystemSyncAccessHandle,
    origin: PartOrigin | null,
  ) {
    this.#folder = folder;
    this.#path = path;
    this.#handle = handle;
    this.#origin = origin;
    this.#bytes = handle.getSize();
  }

  /** Opens the file to write it: where its note is, with the bytes so far, else from its beginning. */
  static async open(folder: FileSystemDirectoryHandle, path: string): Promise<PartialFile> {
    const note = await readNote(folder, path);
    // The note comes first: a file without one counts as complete.
    if (note === undefined) await writeNote(folder, path, null);
    const handle = await (await makeFile(folder, path)).createSyncAccessHandle();
    if (!note) handle.truncate(0);
    return new PartialFile(folder, path, handle, note ?? null);
  }

  /** Of what the bytes so far are a copy; null when there are none. */
  get origin(): PartOrigin | null {
    return this.#origin;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Drops the bytes so far and begins a copy of something else. */
  async restart(origin: PartOrigin): Promise<void> {
    // In this order: bytes of one file are never taken for those of another.
    this.#handle.truncate(0);
    this.#handle.flush();
    this.#bytes = 0;
    this.#origin = origin;
    await writeNote(this.#folder, this.#path, origin);
  }

  /** @throws NoRoomError when the disk or the site's quota is full; then the file is as it was before. */
  append(bytes: Uint8Array<ArrayBuffer>): void {
    try {
      writeAll(this.#handle, bytes, this.#bytes);
      this.#bytes += bytes.length;
    } catch (error) {
      this.#handle.truncate(this.#bytes);
      throw error;
    }
  }

  /** Lets go of the file; what was written stays. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    try {
      this.#handle.flush();
    } finally {
      this.#handle.close();
    }
  }

  /** Closes the file and gives its content; it still counts as partial. */
  async read(): Promise<Blob> {
    this.close();
    const handle = await findFile(this.#folder, this.#path);
    if (handle === null) throw new Error(`The file ${this.#path} was removed while it was written.`);
    return await handle.getFile();
  }

  /** The file is whole from now on. */
  async complete(): Promise<void> {
    this.close();
    await removeFile(this.#folder, noteOf(this.#path));
  }

  /** Closes and removes the file. */
  async discard(): Promise<void> {
    this.close();
    await removeFile(this.#folder, this.#path);
    await removeFile(this.#folder, noteOf(this.#path));
  }
}

/** Size of a file that is wholly in storage; null when it is not. */
export async function completeBytes(folder: FileSystemDirectoryHandle, path: string): Promise<number | null> {
  if ((await readNote(folder, path)) !== undefined) return null;
  return (await (await findFile(folder, path))?.getFile())?.size ?? null;
}

/**
 * Writes a small file as a whole.
 *
 * @throws NoRoomError when it does not fit.
 */
export async function writeText(folder: FileSystemDirectoryHandle, path: string, text: string): Promise<void> {
  const handle = await (await makeFile(folder, path)).createSyncAccessHandle();
  try {
    handle.truncate(0);
    writeAll(handle, new TextEncoder().encode(text), 0);
    handle.flush();
  } finally {
    handle.close();
  }
}

function writeAll(handle: FileSystemSyncAccessHandle, bytes: Uint8Array<ArrayBuffer>, at: number): void {
  try {
    // When the quota is used up, a private window of Chromium 156 writes a part, does not throw, and gives 4,294,967,288: its error −8,
    // "no space", taken for a number without sign.
    if (handle.write(bytes, { at }) === bytes.length) return;
  } catch (cause) {
    throw isOutOfSpace(cause) ? new NoRoomError('The quota is used up.', { cause }) : cause;
  }
  throw new NoRoomError('The quota is used up.');
}

function noteOf(path: string): string {
  return `${path}.part`;
}

async function writeNote(folder: FileSystemDirectoryHandle, path: string, origin: PartOrigin | null): Promise<void> {
  await writeText(folder, noteOf(path), JSON.stringify(origin));
}

/** Undefined without a note; null when it does not say of what the file is a copy. */
async function readNote(folder: FileSystemDirectoryHandle, path: string): Promise<PartOrigin | null | undefined> {
  const note = await findFile(folder, noteOf(path));
  if (note === null) return undefined;
  try {
    return JSON.parse(await (await note.getFile()).text()) as PartOrigin | null;
  } catch {
    return null;
  }
}
