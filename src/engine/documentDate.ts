import type { DocumentRecord } from '../library/schema';

/** The date to show: what the document states (its last change before its creation), else its file's last change. */
export function documentDate({ dates, modified }: DocumentRecord): string | null {
  const stated = dates.modified ?? dates.created;
  if (stated !== undefined) return stated;
  return modified === null ? null : new Date(modified).toISOString();
}
