import { nameGpuAdapter } from '../src/encoders/transformers/nameGpuAdapter';
import type { LibraryChange, Platform } from '../src/engine/Platform';
import { folders } from './folders';
import { APP_LIBRARY } from '../src/library/nameLibrary';
import { nextTurn } from './nextTurn';
import { isInMemory } from './openLibraryHere';
import { saveTo } from './saveTo';
import { startSecondThread } from './startSecondThread';
import { takeTurns } from './takeTurns';

/** What all libraries of a host share of the engine's surroundings in a worker. */
const surroundings: Omit<Platform, 'exclusively' | 'announce' | 'onAnnounced'> = {
  now: () => performance.now(),
  date: () => Date.now(),
  nextTurn,
  delay: (milliseconds, signal) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      signal?.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    }),
  sha256: async (bytes) => {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  },
  storage: async () => {
    // Gone altogether without HTTPS.
    const storage = navigator.storage as StorageManager | undefined;
    const { usage = 0, quota = 0 } = (await storage?.estimate().catch(() => undefined)) ?? {};
    const persistent = (await storage?.persisted().catch(() => false)) ?? false;
    return { usedBytes: usage, quotaBytes: quota, persistent, isInMemory: isInMemory() };
  },
  abilities: async () => ({
    gpuAdapter: await nameGpuAdapter(),
    // More threads than eight only wait for one another.
    threads: self.crossOriginIsolated ? Math.min(8, navigator.hardwareConcurrency) : 1,
    cores: navigator.hardwareConcurrency,
    memoryGigabytes: memoryGigabytes(),
  }),
  folders,
  secondThread: startSecondThread(),
  saveTo,
};

/**
 * The engine's surroundings when it runs in a worker.
 *
 * @param library Name of the library, which only its own tabs have to do with.
 */
export function workerPlatform(library: Promise<string>): Platform {
  const otherTabs = library.then(
    (name) => new BroadcastChannel(name === APP_LIBRARY ? 'inkling-library' : `inkling-library ${name}`),
  );
  return {
    ...surroundings,
    exclusively: async (name, work) => {
      // A library in memory is of this tab alone.
      if (isInMemory()) return await takeTurns(name, work);
      const own = await library;
      await navigator.locks.request(own === APP_LIBRARY ? name : `${name} ${own}`, work);
    },
    announce: (change) => {
      if (!isInMemory()) void otherTabs.then((channel) => channel.postMessage(change));
    },
    onAnnounced: (listener) =>
      void otherTabs.then((channel) =>
        channel.addEventListener('message', ({ data }: MessageEvent<LibraryChange>) => {
          if (!isInMemory()) listener(data);
        }),
      ),
  };
}

/** Only Chromium tells. */
function memoryGigabytes(): number | null {
  const { deviceMemory } = navigator as WorkerNavigator & { readonly deviceMemory?: number };
  return deviceMemory ?? null;
}
