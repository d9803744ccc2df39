import type { PackReceipt } from '../../protocol/PackApi';
import type { OpeningProgress } from '../../protocol/BackupApi';
import { restoreBackup } from '../backup/restoreBackup';
import type { LibrarySession } from '../LibrarySession';
import type { Platform } from '../Platform';
import type { PackShelf } from './PackShelf';

export interface OpenPackOptions {
  /** Progress in bytes: once to fetch them, twice to check and to take them in. */
  readonly onProgress: (progress: OpeningProgress) => void;
  readonly signal: AbortSignal;
}

/** Names of packs: no path, and no other site. */
const NAME = /^[a-z0-9][a-z0-9-]{0,63}$/;

/**
 * Takes a pack of this site into the library, or brings it up to date. One that is there already, in the same version, is
 * not even fetched; and where the site cannot tell its version, as offline, it stays as it is.
 *
 * @throws an error that says why the pack cannot be had, or a BackupError when it is not sound: then nothing was taken.
 */
export async function openPack(
  session: LibrarySession,
  platform: Pick<Platform, 'exclusively'>,
  shelf: PackShelf,
  name: string,
  { onProgress, signal }: OpenPackOptions,
): Promise<PackReceipt> {
  if (!NAME.test(name)) throw new Error(`“${name}” cannot be the name of a pack: it has only a–z, 0–9 and hyphens.`);
  await session.inStep();
  const here = await session.library.documents.source(`pack:${name}`);
  const pack = await shelf.describe(name, signal).catch((error: unknown) => {
    if (signal.aborted || here?.pack === undefined) throw error;
    return null;
  });
  if (pack === null) return { title: here?.name ?? name, added: 0, isNew: false };
  const { source, title, version, bytes } = pack;
  let receipt: PackReceipt = { title, added: 0, isNew: false };
  // Two tabs would both fetch it.
  await platform.exclusively('inkling-pack', async () => {
    signal.throwIfAborted();
    const known = await session.library.documents.source(source);
    if (known?.pack === version) return;
    const total = 3 * bytes;
    onProgress({ done: 0, total });
    const file = await shelf.fetch(name, pack, (done) => onProgress({ done, total }), signal);
    const { added } = await restoreBackup(session, platform, {
      file,
      passphrase: null,
      expected: pack,
      choose: () => Promise.resolve(),
      onProgress: (progress) => onProgress({ ...progress, done: bytes + progress.done, total }),
      signal,
    }).catch(async (error: unknown) => {
      // What is not sound should not be taken up again.
      if (error instanceof Error && error.name === 'BackupError') await shelf.forget(name);
      throw error;
    });
    await shelf.forget(name);
    receipt = { title, added, isNew: known === undefined };
  });
  return receipt;
}
