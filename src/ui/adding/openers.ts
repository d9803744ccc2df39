import type { OpeningProgress, RestoreReceipt } from '../../protocol/BackupApi';
import type { EngineApi } from '../../protocol/EngineApi';
import type { PackReceipt } from '../../protocol/PackApi';
import { asError } from '../connection/asError';

/** What came of a pack of this site, or of a pack or saved library on disk. */
export type Opened =
  | { readonly kind: 'pack'; readonly receipt: PackReceipt }
  | { readonly kind: 'file'; readonly receipt: RestoreReceipt };

/** Takes something in that is ready to be searched; null: there is nothing to tell. */
export type Opener = (
  engine: EngineApi,
  onProgress: (progress: OpeningProgress) => void,
  signal: AbortSignal,
) => Promise<Opened | null>;

/** A pack of this site. */
export function pack(name: string): Opener {
  return async (engine, onProgress, signal) => {
    const receipt = await engine.openPack(name, onProgress, signal);
    return receipt.added === 0 ? null : { kind: 'pack', receipt };
  };
}

/**
 * A pack or a saved library on disk.
 *
 * @param onLocked is called when it asks for a passphrase.
 */
export function libraryFile(file: File, onLocked: () => void): Opener {
  return async (engine, onProgress, signal) => {
    try {
      return { kind: 'file', receipt: await engine.restoreBackup(file, null, onProgress, signal) };
    } catch (reason) {
      if ((asError(reason) as { readonly code?: unknown }).code !== 'passphrase-needed') throw reason;
      onLocked();
      return null;
    }
  };
}
