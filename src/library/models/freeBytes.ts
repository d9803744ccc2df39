/** Room that the browser still grants this site, in bytes; Infinity where it does not tell. */
export async function freeBytes(): Promise<number> {
  const { usage, quota } = await navigator.storage.estimate();
  return usage === undefined || quota === undefined ? Infinity : quota - usage;
}
