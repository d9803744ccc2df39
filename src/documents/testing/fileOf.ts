import type { RawFile } from '../Document';

/** A file as it arrives, from text (as UTF-8) or bytes. */
export function fileOf(path: string, content: string | readonly number[] | Uint8Array): RawFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : Uint8Array.from(content);
  return { path, bytes };
}
