import type { LanguageFn } from 'highlight.js';

type LoadLanguage = () => Promise<{ readonly default: LanguageFn }>;

/** Languages by the endings of their files, each loaded when a file of it is read. */
const languages: readonly (readonly [endings: string, load: LoadLanguage])[] = [
  ['c h', () => import('highlight.js/lib/languages/c')],
  ['cc cpp cxx hpp hh m mm', () => import('highlight.js/lib/languages/cpp')],
  ['cs', () => import('highlight.js/lib/languages/csharp')],
  ['java groovy gradle', () => import('highlight.js/lib/languages/java')],
  ['kt kts', () => import('highlight.js/lib/languages/kotlin')],
  ['scala', () => import('highlight.js/lib/languages/scala')],
  ['swift', () => import('highlight.js/lib/languages/swift')],
  ['go', () => import('highlight.js/lib/languages/go')],
  ['rs zig', () => import('highlight.js/lib/languages/rust')],
  ['py pyi', () => import('highlight.js/lib/languages/python')],
  ['rb', () => import('highlight.js/lib/languages/ruby')],
  ['php', () => import('highlight.js/lib/languages/php')],
  ['pl pm', () => import('highlight.js/lib/languages/perl')],
  ['lua', () => import('highlight.js/lib/languages/lua')],
  ['r', () => import('highlight.js/lib/languages/r')],
  ['hs elm', () => import('highlight.js/lib/languages/haskell')],
  ['ml mli fs fsx', () => import('highlight.js/lib/languages/ocaml')],
  ['js mjs cjs jsx', () => import('highlight.js/lib/languages/javascript')],
  ['ts mts cts tsx', () => import('highlight.js/lib/languages/typescript')],
  ['css', () => import('highlight.js/lib/languages/css')],
  ['scss sass less', () => import('highlight.js/lib/languages/scss')],
  ['sh bash zsh fish', () => import('highlight.js/lib/languages/bash')],
  ['sql', () => import('highlight.js/lib/languages/sql')],
  ['toml ini conf cfg properties', () => import('highlight.js/lib/languages/ini')],
  ['yaml yml', () => import('highlight.js/lib/languages/yaml')],
  ['xml xsd xsl vue svelte', () => import('highlight.js/lib/languages/xml')],
  ['diff patch', () => import('highlight.js/lib/languages/diff')],
];

const byEnding = new Map(languages.flatMap(([endings, load]) => endings.split(' ').map((ending) => [ending, load])));

/** What loads the language of a file; null for languages that are shown without colours. */
export function codeLanguage(path: string): LoadLanguage | null {
  return byEnding.get(/\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '') ?? null;
}
