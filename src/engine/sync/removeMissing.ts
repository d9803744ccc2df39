import type { Library } from '../../library/openLibrary';
import type { Catalogue } from '../Catalogue';
import type { Platform } from '../Platform';
import { missingPaths, type HeldPaths } from './compareListing';

/** Ingest is looked at this often, in milliseconds. */
const LOOK = 250;

/** Where files are removed from, and whom to tell. */
export interface RemovalParts {
  readonly library: Library;
  readonly catalogue: Catalogue;
  readonly platform: Pick<Platform, 'delay'>;
  /** Spaces in which the rows of removed documents are worth keeping. */
  readonly spareSpaces: () => readonly string[];
  readonly onRemoved: (documents: readonly number[]) => void;
}

/** What the library holds of a source, by path. */
export async function heldPaths({ library, catalogue }: RemovalParts, source: string): Promise<HeldPaths> {
  const [seen, queued] = await Promise.all([library.files.all(source), library.queue.paths(source)]);
  return { seen: seen.map(({ path }) => path), kept: [...queued, ...catalogue.pathsOf(source)] };
}

/** Forgets files of a source with all that came from them; gives their number. */
export async function removePaths(
  { library, spareSpaces, onRemoved }: RemovalParts,
  source: string,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<number> {
  await library.documents.removeFiles(source, paths, { signal, onRemoved, spareSpaces: spareSpaces() });
  return paths.length;
}

/**
 * Removes what is held of a source and neither listed nor out of a listed archive. First everything that waits is
 * ingested: a file under a new path finds its content under the old one.
 *
 * @param listed The paths of a complete listing.
 * @returns how many files were removed: those out of an archive count as one.
 * @throws the signal's reason when aborted.
 */
export async function removeMissing(
  parts: RemovalParts,
  source: string,
  listed: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<number> {
  if (missingPaths(listed, await heldPaths(parts, source)).length === 0) return 0;
  while ((await parts.library.queue.counts(source)).waiting > 0) {
    signal.throwIfAborted();
    await parts.platform.delay(LOOK);
  }
  const held = await heldPaths(parts, source);
  const missing = missingPaths(listed, held);
  await removePaths(parts, source, missing, signal);
  const seen = new Set(held.seen);
  const files = missing.filter((path) => seen.has(path)).length;
  return files > 0 ? files : missing.length;
}
