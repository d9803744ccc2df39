import type { UnpackedFile } from './archives/UnpackedFile';
import { detectKind } from './detectKind';
import type { RawFile } from './Document';
import { isArchiveKind, type ArchiveKind } from './fileKinds';
import { DEFAULT_LIMITS, type ReadingLimits } from './ReadingLimits';

/** Takes an archive apart; throws `ReadError` for one that cannot be followed at all. */
export type Unpacker = (file: RawFile, limits: ReadingLimits) => UnpackedFile[];

const unpackers: Readonly<Record<ArchiveKind, () => Promise<Unpacker>>> = {
  zip: async () => (await import('./archives/unpackZip')).unpackZip,
  mbox: async () => (await import('./archives/splitMbox')).splitMbox,
};

/**
 * The files in an archive, archives in it taken apart as well; null for a file that is no archive. One bad file in it
 * does not hide the others.
 *
 * @throws ReadError as `detectKind`, and when the archive as a whole cannot be followed.
 */
export async function unpackFile(file: RawFile, limits = DEFAULT_LIMITS): Promise<UnpackedFile[] | null> {
  const kind = detectKind(file, limits.largestFile);
  if (!isArchiveKind(kind)) return null;
  const unpack = await unpackers[kind]();
  return unpack(file, limits);
}
