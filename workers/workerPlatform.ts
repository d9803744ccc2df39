import type { LibraryChange, Platform } from '../src/engine/Platform';

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.addEventListener('message', () => waiting.shift()?.());
channel.port1.start();

const otherTabs = new BroadcastChannel('inkling-library');

/** The engine's surroundings when it runs in a worker. */
export const workerPlatform: Platform = {
  now: () => performance.now(),
  // A message of our own queues up behind those that wait already; a timeout would add 4 ms each time.
  nextTurn: () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      channel.port2.postMessage(null);
    }),
  delay: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  sha256: async (bytes) => {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  },
  storage: async () => {
    const { usage = 0, quota = 0 } = await navigator.storage.estimate();
    return { usedBytes: usage, quotaBytes: quota, persistent: await navigator.storage.persisted() };
  },
  exclusively: async (name, work) => {
    await navigator.locks.request(name, work);
  },
  announce: (change) => otherTabs.postMessage(change),
  onAnnounced: (listener) =>
    otherTabs.addEventListener('message', ({ data }: MessageEvent<LibraryChange>) => listener(data)),
};
