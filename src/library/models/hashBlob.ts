import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { readParts } from './readParts';

/**
 * Up to this size, a blob is hashed by the browser itself, which needs it in memory but not this thread: 333 MB/s against
 * 43 MB/s part by part (Chromium 156, 2 cores, 200 MB).
 */
const IN_MEMORY_BYTES = 400 * 2 ** 20;

export interface HashOptions {
  readonly signal: AbortSignal;
  /** Called with the number of bytes hashed since the call before. */
  readonly onBytes?: (bytes: number) => void;
  readonly inMemoryBytes?: number;
}

/**
 * SHA-256 of a blob of any size, hexadecimal.
 *
 * @throws the signal's reason when aborted.
 * @throws BrokenStreamError or a DOMException when the blob cannot be read.
 */
export async function hashBlob(content: Blob, options: HashOptions): Promise<string> {
  const { signal, onBytes, inMemoryBytes = IN_MEMORY_BYTES } = options;
  if (content.size > inMemoryBytes) return await hashParts(content, options);
  signal.throwIfAborted();
  const digest = await crypto.subtle.digest('SHA-256', await content.arrayBuffer());
  signal.throwIfAborted();
  onBytes?.(content.size);
  return bytesToHex(new Uint8Array(digest));
}

async function hashParts(content: Blob, { signal, onBytes }: HashOptions): Promise<string> {
  const hash = sha256.create();
  await readParts(content.stream(), signal, (part) => {
    hash.update(part);
    onBytes?.(part.length);
  });
  return bytesToHex(hash.digest());
}
