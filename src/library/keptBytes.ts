/** Bytes as they lie in the database. */
export type KeptBytes = ArrayBuffer | Blob;

/**
 * Blocks of rows that are still to be merged stay below: to read sixteen Blobs within a transaction, one after the other,
 * would hold up queries.
 */
const FEWEST_BYTES_OF_BLOB = 1 << 19;

/**
 * Bytes as they are best kept: many of them as a Blob, which the database hands over without its bytes. They then come
 * past the thread that asked for them: a quarter of a gigabyte in blocks of 1 MiB takes 0.7 s instead of 1.1 (Chromium
 * 156, two cores). Only where they can be read within a transaction, too, which windows and Node cannot.
 */
export function keptBytes(bytes: ArrayBuffer): KeptBytes {
  const isBlob = bytes.byteLength >= FEWEST_BYTES_OF_BLOB && 'FileReaderSync' in globalThis;
  return isBlob ? new Blob([bytes]) : bytes;
}

/** Reads kept bytes; null where the browser has lost them. */
export async function readBytes(kept: KeptBytes): Promise<ArrayBuffer | null> {
  return kept instanceof ArrayBuffer ? kept : await kept.arrayBuffer().catch(() => null);
}

/**
 * Reads kept bytes at once, because a transaction ends where something else is awaited. Null where the browser has lost
 * them.
 */
export function readBytesInTransaction(kept: KeptBytes): ArrayBuffer | null {
  if (kept instanceof ArrayBuffer) return kept;
  try {
    return new FileReaderSync().readAsArrayBuffer(kept);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
