import { nameGpuAdapter } from '../src/encoders/transformers/nameGpuAdapter';
import type { LibraryChange, Platform } from '../src/engine/Platform';
import { folders } from './folders';
import { nextTurn } from './nextTurn';
import { isInMemory } from './openLibraryHere';
import { saveTo } from './saveTo';
import { startSecondThread } from './startSecondThread';
import { takeTurns } from './takeTurns';

const otherTabs = new BroadcastChannel('inkling-library');

/** The engine's surroundings when it runs in a worker. */
export const workerPlatform: Platform = {
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
  exclusively: async (name, work) => {
    // A library in memory is of this tab alone.
    await (isInMemory() ? takeTurns(name, work) : navigator.locks.request(name, work));
  },
  announce: (change) => {
    if (!isInMemory()) otherTabs.postMessage(change);
  },
  onAnnounced: (listener) =>
    otherTabs.addEventListener('message', ({ data }: MessageEvent<LibraryChange>) => {
      if (!isInMemory()) listener(data);
    }),
};

/** Only Chromium tells. */
function memoryGigabytes(): number | null {
  const { deviceMemory } = navigator as WorkerNavigator & { readonly deviceMemory?: number };
  return deviceMemory ?? null;
}
