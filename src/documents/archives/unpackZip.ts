import { detectKind } from '../detectKind';
import type { RawFile } from '../Document';
import { readableKind } from '../fileKinds';
import { isIgnoredPath } from '../ignoredPath';
import { ReadError } from '../ReadError';
import { DEFAULT_LIMITS } from '../ReadingLimits';
import type { ZipEntry } from '../zip/readZipDirectory';
import { UnpackBudget, ZipFile } from '../zip/ZipFile';
import { InnerPaths } from './InnerPaths';
import { splitMbox } from './splitMbox';
import type { UnpackedFile } from './UnpackedFile';

/** Archives in archives in archives are taken apart; deeper ones are more likely made to do harm. */
const DEEPEST_ARCHIVE = 3;

/**
 * Takes a ZIP archive apart. Hidden files and those that systems leave behind are passed over; all others are listed,
 * those that are not read or cannot be unpacked with the reason.
 *
 * @throws ReadError `malformed` or `too-large` when its directory cannot be read, `empty` when no file is in it.
 */
export function unpackZip(file: RawFile, { largestUnpacked } = DEFAULT_LIMITS): UnpackedFile[] {
  const unpacked = unpackWithin(file, new UnpackBudget(largestUnpacked), 1);
  if (unpacked.length === 0) throw new ReadError('empty', 'There are no files in this archive.');
  return unpacked;
}

function unpackWithin({ path: archivePath, bytes }: RawFile, budget: UnpackBudget, depth: number): UnpackedFile[] {
  const zip = new ZipFile(bytes, budget);
  const paths = new InnerPaths(archivePath);
  return zip.entries.flatMap((entry) => {
    if (entry.isFolder || isIgnoredPath(entry.name.replaceAll('\\', '/'))) return [];
    const path = paths.take(entry.name);
    return path === null ? [] : unpackEntry(zip, entry, path, budget, depth);
  });
}

function unpackEntry(zip: ZipFile, entry: ZipEntry, path: string, budget: UnpackBudget, depth: number): UnpackedFile[] {
  const { modified } = entry;
  try {
    if (readableKind(path) === null) throw new ReadError('unsupported', 'Files of this kind are not read yet.');
    const bytes = zip.unpack(entry);
    if (isArchive({ path, bytes })) {
      if (depth === DEEPEST_ARCHIVE) {
        throw new ReadError(
          'malformed',
          'It lies in archives within archives, too deep to be read. Unpack them first.',
        );
      }
      return unpackWithin({ path, bytes }, budget, depth + 1);
    }
    return kindOf({ path, bytes }) === 'mbox' ? splitMbox({ path, bytes }) : [{ path, modified, bytes, problem: null }];
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    return [{ path, modified, bytes: null, problem: { code: error.code, message: error.message } }];
  }
}

function isArchive(file: RawFile): boolean {
  return kindOf(file) === 'zip';
}

/** The kind of a file; null when its own reader is to say what is wrong with it. */
function kindOf(file: RawFile): ReturnType<typeof detectKind> | null {
  try {
    return detectKind(file);
  } catch {
    return null;
  }
}
