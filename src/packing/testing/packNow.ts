import type { Starter } from '../../encoders/Starter';
import type { IncomingFile } from '../../protocol/EngineApi';
import { packFiles, type PackedFiles } from '../packFiles';

/** A pack called `docs` of some files. */
export async function packNow(files: readonly IncomingFile[], encoder: Starter): Promise<PackedFiles> {
  return await packFiles(files, {
    source: { id: 'pack:docs', kind: 'pack', name: 'Docs' },
    encoder,
    loadCharacterMap: () => Promise.reject(new Error('There are no character maps here.')),
    platform: {
      now: () => performance.now(),
      nextTurn: () => new Promise((resolve) => setTimeout(resolve)),
      delay: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
      sha256: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).join(' '),
    },
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
}
