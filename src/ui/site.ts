function told(name: string): string | null {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? null;
}

/** What the page's own address is for, where it is the site of a pack (`npm run build:site`); else nulls. */
export const site = {
  title: told('application-name'),
  /** Name of the pack that opens by itself. */
  pack: told('inkling-pack'),
} as const;

/** The key of the browser's storage for what belongs to one library: the site of a pack has its own for its path. */
export function keyOfLibrary(key: string): string {
  return site.pack === null ? key : `${key} ${new URL('.', location.href).pathname}`;
}
