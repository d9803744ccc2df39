import { createContext, use, useSyncExternalStore } from 'react';
import type { OfflineShell, OfflineState } from './OfflineShell';

/** What components may ask of the service worker. */
export type Offline = Pick<OfflineShell, keyof OfflineShell>;

/** The service worker, for the components that ask something of it; null in pages without one. */
export const OfflineContext = createContext<Offline | null>(null);

const none: OfflineState = { keeping: 'unavailable', reason: null, hasNoRoom: false, isUpdateReady: false };

/** How the app is kept in this browser. */
export function useOfflineState(): OfflineState {
  const shell = use(OfflineContext);
  return useSyncExternalStore(shell?.watch ?? (() => () => undefined), shell?.state ?? (() => none));
}
