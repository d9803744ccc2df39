const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;

/** "812 bytes", "3.4 MB": decimal units, as browsers and disks count them. */
export function formatBytes(bytes: number): string {
  let amount = Math.max(0, bytes);
  let unit = 0;
  while (amount >= 999.5 && unit < units.length - 1) {
    amount /= 1000;
    unit += 1;
  }
  const digits = unit > 0 && amount < 9.95 ? 1 : 0;
  return `${amount.toFixed(digits)} ${units[unit]}`;
}
