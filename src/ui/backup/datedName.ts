/** A name for a saved file, such as "library 2026-03-14.inkling". */
export function datedName(name: string, extension: string, now = new Date()): string {
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${name} ${day.join('-')}.${extension}`;
}
