import { spaceOf } from '../../encoders/Encoder';
import { readingLimits } from '../../documents/ReadingLimits';
import { BackupError } from '../../library/backup/BackupError';
import { backedUpKey, BackupFile, type BackupContents, type WholePack } from '../../library/backup/BackupFile';
import type { OpeningProgress, RestoreReceipt } from '../../protocol/BackupApi';
import type { BackupSource } from '../../library/backup/backupShapes';
import type { Restored } from '../../library/backup/restoreDocuments';
import type { ModelChoice } from '../../protocol/EngineApi';
import type { LibrarySession } from '../LibrarySession';
import { LIMITS_SETTING } from '../KeptLimits';
import { MAIN_ENCODER_SETTING } from '../main/MainSpaces';
import type { PackDescription } from '../packs/PackShelf';
import type { Platform } from '../Platform';
import { mainEncoderOf } from './backupSettings';

export interface RestoreBackupOptions {
  readonly file: Blob;
  readonly passphrase: string | null;
  /** The pack that the file should be; by default it may be any backup or pack. */
  readonly expected?: Pick<PackDescription, 'source' | 'version'>;
  /** Makes a model the main encoder; rejects when its files are not at hand. */
  readonly choose: (choice: ModelChoice | null) => Promise<void>;
  /** Bytes, each counted twice: when it is checked, and when it is taken in. */
  readonly onProgress: (progress: OpeningProgress) => void;
  readonly signal: AbortSignal;
}

/** Paths of documents in conflict that are told. */
const MOST_PATHS = 100;

/**
 * Checks a backup, then takes it in. On a device where nobody chose a main encoder, that of the backup is chosen, where
 * its model is at hand. A pack changes no settings; documents of an earlier version of it are brought up to date. Nothing of the library is touched before the whole file was found to be sound.
 *
 * @throws BackupError saying why the file cannot be taken.
 */
export async function restoreBackup(
  session: LibrarySession,
  platform: Pick<Platform, 'exclusively'>,
  { file, passphrase, expected, choose, onProgress, signal }: RestoreBackupOptions,
): Promise<RestoreReceipt> {
  const backup = await BackupFile.open(file, passphrase);
  const total = 2 * backup.bytes;
  const contents = await backup.check({ signal, onRead: (done) => onProgress({ done, total }) });
  const { library: described } = contents;
  const [packSource] = described.sources;
  if (expected && (described.pack?.version !== expected.version || packSource?.id !== expected.source)) {
    throw BackupError.damaged('it is another pack than it should be');
  }
  await session.inStep();
  signal.throwIfAborted();
  if (described.pack) await removeStale(session, contents, signal);
  else {
    await adoptMainEncoder(session, described.settings, choose);
    await adoptLimits(session, described.settings);
  }
  const wanted = new Set([spaceOf(session.encoder), ...session.main.spaces()]);
  const receipt = { added: 0, unchanged: 0, conflicts: { count: 0, paths: [] as string[] } };
  const onRestored = async (restored: readonly Restored[]): Promise<void> => {
    await session.restored(restored);
    for (const each of restored) {
      if (each.kind === 'added' || each.kind === 'unchanged') receipt[each.kind] += 1;
      if (each.kind !== 'conflict') continue;
      receipt.conflicts.count += 1;
      if (receipt.conflicts.paths.length < MOST_PATHS) receipt.conflicts.paths.push(each.path);
    }
  };
  const takeWhole = async ({ id, kind, name }: BackupSource, whole: WholePack): Promise<void> => {
    const source = { id, kind, name };
    const onWritten = (share: number): void =>
      onProgress({ done: Math.round(backup.bytes * (1 + share)), total, isSearchable: true });
    await session.library.backup.takePack(source, whole, {
      signal,
      spaces: wanted,
      onArrived: async (arrival) => {
        session.arrived(source, arrival);
        onWritten(0);
        await session.turn();
      },
      onRestored: async (restored, done, documents) => {
        await onRestored(restored);
        onWritten(done / documents);
      },
      onWithdrawn: (documents) => session.withdrawn(documents),
    });
  };
  const takeInParts = async (): Promise<void> => {
    await session.library.backup.restore(backup, {
      signal,
      spaces: wanted,
      onRead: (done) => onProgress({ done: backup.bytes + done, total }),
      onRestored,
      onWords: (words) => session.words.takeOver(words),
    });
  };
  try {
    // Two tabs that restore at once would both find documents missing.
    await platform.exclusively('inkling-restore', () =>
      contents.whole && packSource ? takeWhole(packSource, contents.whole) : takeInParts(),
    );
    if (described.pack && packSource) {
      const { id, name } = packSource;
      const source = await session.library.documents.updateSource(id, { name, pack: described.pack.version });
      if (source) session.catalogue.putSource(source);
    }
  } finally {
    await session.restoreEnded();
  }
  return {
    ...receipt,
    leftOut: described.spaces.map(({ space }) => space).filter((space) => !wanted.has(space)),
    ...(described.pack && packSource && { pack: packSource.name }),
  };
}

/** Removes the documents of a pack's earlier version that it has no longer, or with another content. */
async function removeStale(
  session: LibrarySession,
  { library: { sources }, hashes }: BackupContents,
  signal: AbortSignal,
): Promise<void> {
  const { library, catalogue, main } = session;
  const source = sources[0]?.id;
  const stale = [...catalogue.documents()].filter(
    (document) => document.source === source && hashes.get(backedUpKey(document)) !== document.contentHash,
  );
  await library.documents.remove(
    stale.map(({ id }) => id),
    { signal, onRemoved: (removed) => session.removed(removed), spareSpaces: main.spaces() },
  );
}

async function adoptLimits({ library }: LibrarySession, settings: Readonly<Record<string, unknown>>): Promise<void> {
  if (settings[LIMITS_SETTING] === undefined || (await library.settings.get(LIMITS_SETTING)) !== undefined) return;
  await library.settings.put(LIMITS_SETTING, readingLimits(settings[LIMITS_SETTING]));
}

async function adoptMainEncoder(
  { library }: LibrarySession,
  settings: Readonly<Record<string, unknown>>,
  choose: (choice: ModelChoice | null) => Promise<void>,
): Promise<void> {
  const choice = mainEncoderOf(settings);
  if (choice === undefined || (await library.settings.get(MAIN_ENCODER_SETTING)) !== undefined) return;
  // A model that is not at hand: its embeddings are left out, which the receipt tells.
  await choose(choice).catch(() => undefined);
}
