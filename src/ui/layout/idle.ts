/** What waits for an idle page waits no longer than this, in milliseconds. */
const PATIENCE = 2000;

/** Resolves when the page has nothing else to do, such as to be drawn for the first time. */
export async function idle(): Promise<void> {
  await new Promise<unknown>((resolve) => {
    // Safari knows no idle time.
    if ('requestIdleCallback' in window) requestIdleCallback(resolve, { timeout: PATIENCE });
    else setTimeout(resolve, 200);
  });
}
