/**
 * Tells the service worker, for as long as this page is open, that its version is in use: a lock with the name of the
 * page's script.
 */
export function holdVersion(): void {
  const script = document.querySelector<HTMLScriptElement>('script[type="module"][src]');
  if (script === null) return;
  const path = new URL(script.src).pathname.slice(new URL(document.baseURI).pathname.replace(/[^/]*$/, '').length);
  navigator.locks
    ?.request(`inkling-page ${path}`, { mode: 'shared' }, () => new Promise(() => undefined))
    // Refused together with all storage; then no version is kept either.
    .catch(() => undefined);
}
