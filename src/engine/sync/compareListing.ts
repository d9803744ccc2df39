import { isBelow } from './isBelow';

/** A file as a listing of its folder gives it, or as it was when it was last queued. */
export interface KnownFile {
  /** Relative to the source, `/` as separator. */
  readonly path: string;
  readonly bytes: number;
  /** Last change in milliseconds since 1970, where the platform tells. */
  readonly modified: number | null;
}

/** What a listing has that was not seen before. */
export interface ListingChanges<File extends KnownFile> {
  readonly added: readonly File[];
  readonly changed: readonly File[];
  readonly unchanged: number;
}

/** Whether a file is taken for unchanged: same size and same time of the last change. A time that is unknown never is. */
export function isUnchanged(file: KnownFile, seen: KnownFile | undefined): boolean {
  return seen !== undefined && file.modified !== null && file.modified === seen.modified && file.bytes === seen.bytes;
}

/** Compares a listing with the files seen before; both without a path twice, in any order. */
export function compareListing<File extends KnownFile>(
  listed: readonly File[],
  seen: readonly KnownFile[],
): ListingChanges<File> {
  const seenByPath = new Map(seen.map((file) => [file.path, file]));
  const added = listed.filter(({ path }) => !seenByPath.has(path));
  const changed = listed.filter((file) => {
    const before = seenByPath.get(file.path);
    return before !== undefined && !isUnchanged(file, before);
  });
  return { added, changed, unchanged: listed.length - added.length - changed.length };
}

/** What a library holds of a folder, by path. */
export interface HeldPaths {
  readonly seen: Iterable<string>;
  /** Of documents and of files in the queue: those out of an archive lie below its path. */
  readonly kept: Iterable<string>;
}

/** The held paths, each once, that are neither listed nor out of an archive that is listed. `listed` must be complete. */
export function missingPaths(listed: ReadonlySet<string>, held: HeldPaths): string[] {
  const missing = new Set<string>();
  for (const path of held.seen) if (!listed.has(path)) missing.add(path);
  for (const path of held.kept) if (!listed.has(path) && !isBelow(path, listed)) missing.add(path);
  return [...missing];
}
