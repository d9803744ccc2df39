import { strToU8, zipSync } from 'fflate';

/** A ZIP archive of texts or bytes by their names, in order; `mimetype` is stored as it is. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(([name, content]) => [
    name,
    [
      typeof content === 'string' ? strToU8(content) : content,
      { level: name === 'mimetype' ? 0 : 6, mtime: '2026-03-14T12:00:00' },
    ],
  ]);
  return zipSync(Object.fromEntries(entries) as Parameters<typeof zipSync>[0]);
}
