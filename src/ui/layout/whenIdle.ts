/** What waits for an idle page waits no longer than this, in milliseconds. */
const PATIENCE = 2000;

/** Runs what is only soon needed when the page has nothing else to do, such as to be drawn for the first time. */
export function whenIdle(run: () => void): void {
  // Safari knows no idle time.
  if ('requestIdleCallback' in window) requestIdleCallback(run, { timeout: PATIENCE });
  else setTimeout(run, 200);
}
