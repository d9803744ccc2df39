import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { readParts } from './readParts';

/**
 * SHA-256 of a blob of any size, hexadecimal, without holding it in memory: what `crypto.subtle` cannot do.
 *
 * @throws the signal's reason when aborted.
 */
export async function hashBlob(
  content: Blob,
  { signal, onBytes }: { readonly signal: AbortSignal; readonly onBytes?: (bytes: number) => void },
): Promise<string> {
  const hash = sha256.create();
  await readParts(content.stream(), signal, (part) => {
    hash.update(part);
    onBytes?.(part.length);
  });
  return bytesToHex(hash.digest());
}
