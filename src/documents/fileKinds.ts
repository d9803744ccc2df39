/** Kinds of files that become one document, and how names of such files end: in lower case, without the dot. */
const documentKinds = {
  markdown: ['md', 'markdown', 'mdown', 'mkd'],
  text: ['txt', 'text', 'log', 'org', 'rst', 'adoc', 'tex'],
  html: ['html', 'htm', 'xhtml'],
  pdf: ['pdf'],
  docx: ['docx', 'docm', 'dotx'],
  odt: ['odt', 'ott'],
  rtf: ['rtf'],
  epub: ['epub'],
  csv: ['csv', 'tsv'],
  json: ['json', 'jsonl', 'ndjson', 'geojson'],
  notebook: ['ipynb'],
  email: ['eml'],
  subtitles: ['srt', 'vtt'],
  code: (
    'c h cc cpp cxx hpp hh cs java kt kts scala groovy gradle swift m mm go rs zig dart py pyi rb php pl pm lua r jl hs ' +
    'ml mli fs fsx clj cljs ex exs erl elm nim v vb pas f90 js mjs cjs jsx ts mts cts tsx vue svelte css scss sass less ' +
    'sh bash zsh fish ps1 bat sql graphql proto tf nix cmake toml yaml yml ini conf cfg properties xml xsd xsl diff patch'
  ).split(' '),
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Kinds of files that hold several documents. */
const archiveKinds = {
  zip: ['zip'],
  mbox: ['mbox'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Kinds of files that are read, and how names of such files end. */
const fileKinds: Readonly<Record<FileKind, readonly string[]>> = { ...documentKinds, ...archiveKinds };

/** A kind of file that becomes one document. */
export type DocumentKind = keyof typeof documentKinds;
/** A kind of file that is taken apart. */
export type ArchiveKind = keyof typeof archiveKinds;
/** A short word that search filters by. */
export type FileKind = DocumentKind | ArchiveKind;

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

/** Whether a file of this kind is taken apart into several. */
export function isArchiveKind(kind: FileKind): kind is ArchiveKind {
  return kind in archiveKinds;
}
