/** Kinds of files that are read, and how names of such files end: in lower case, without the dot. */
export const fileKinds = {
  markdown: ['md', 'markdown', 'mdown', 'mkd'],
  text: ['txt', 'text', 'log', 'org', 'rst', 'adoc'],
  html: ['html', 'htm', 'xhtml'],
} as const;

/** A short word that search filters by. */
export type FileKind = keyof typeof fileKinds;

const kindOfExtension = new Map<string, FileKind>(
  Object.entries(fileKinds).flatMap(([kind, extensions]) =>
    extensions.map((extension): [string, FileKind] => [extension, kind as FileKind]),
  ),
);

/** The kind of file that is read under this name, or null when files named so are not read. */
export function readableKind(path: string): FileKind | null {
  const extension = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase();
  return (extension === undefined ? undefined : kindOfExtension.get(extension)) ?? null;
}
