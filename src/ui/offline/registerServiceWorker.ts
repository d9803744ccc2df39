import { idle } from '../layout/idle';

/** Tells that this tab was loaded again for isolation, so that it never is a second time in a row. */
const reloadMark = 'inkling-isolating';
/** A service worker that takes longer to start is waited for at the next visit, in milliseconds. */
const PATIENCE = 3000;

const hasServiceWorkers = import.meta.env.PROD && 'serviceWorker' in navigator;

/**
 * Starts the service worker, when the page is idle unless it waits for the worker's headers; null where the browser has
 * none, as without HTTPS.
 */
export async function registerServiceWorker(): Promise<ServiceWorkerRegistration | null> {
  if (!hasServiceWorkers) return null;
  if (crossOriginIsolated) await idle();
  // Some browsers do not answer with a registration when they refuse.
  const registration: ServiceWorkerRegistration | undefined = await navigator.serviceWorker.register(
    `${import.meta.env.BASE_URL}service.worker.js`,
  );
  return registration ?? null;
}

/**
 * Where the host sends no security headers, the service worker adds them from the next load on: so loads the page once
 * more. Resolves when the page is to run as it is, on one thread if need be.
 */
export async function isolate(registered: Promise<ServiceWorkerRegistration | null>): Promise<void> {
  if (!hasServiceWorkers) return;
  try {
    if (crossOriginIsolated) return sessionStorage.removeItem(reloadMark);
    if (sessionStorage.getItem(reloadMark) !== null) return;
    const isActive = await Promise.race([whenActive(registered), delay(PATIENCE)]);
    if (!isActive) return;
    sessionStorage.setItem(reloadMark, 'yes');
  } catch {
    // Without storage, a second reload could not be told from the first.
    return;
  }
  location.reload();
  await new Promise(() => undefined);
}

async function whenActive(registered: Promise<ServiceWorkerRegistration | null>): Promise<boolean> {
  if ((await registered) === null) return false;
  await navigator.serviceWorker.ready;
  return true;
}

async function delay(milliseconds: number): Promise<false> {
  return await new Promise((resolve) => setTimeout(() => resolve(false), milliseconds));
}
