/**
 * Room that the browser says it still grants this site, in bytes; Infinity where it does not tell. There may be less:
 * Chromium says 10 GiB whatever the quota is, so that a site does not learn how large the disk is.
 */
export async function freeBytes(): Promise<number> {
  const { usage, quota } = await navigator.storage.estimate();
  return usage === undefined || quota === undefined ? Infinity : quota - usage;
}
