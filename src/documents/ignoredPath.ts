const LEFT_OUT = new Set([
  'node_modules',
  '__macosx',
  'thumbs.db',
  'desktop.ini',
  // What package managers write: long, and never what someone looks for.
  'package-lock.json',
  'npm-shrinkwrap.json',
  'yarn.lock',
  'pnpm-lock.yaml',
  'bun.lock',
  'deno.lock',
  'cargo.lock',
  'composer.lock',
  'gemfile.lock',
  'pipfile.lock',
  'poetry.lock',
  'uv.lock',
  'flake.lock',
  'packages.lock.json',
  'go.sum',
]);
/** Programs made of other files: minified ones, and maps back to their sources. */
const MADE_BY_MACHINE = /\.(?:min\.(?:js|mjs|cjs|css)|(?:js|mjs|cjs|css)\.map)$/i;

/**
 * Whether a file is left out without a word, because of where it lies or what it is: anything hidden (a name that begins
 * with a dot, such as `.obsidian/` and `.git/`), folders of programs, lock files, minified programs, and files that
 * systems and office programs leave behind. `path` is relative to its source, with `/` between its parts.
 */
export function isIgnoredPath(path: string): boolean {
  return path.split('/').some((part) => {
    if (part === '.' || part === '..') return false;
    return (
      part.startsWith('.') || part.startsWith('~$') || LEFT_OUT.has(part.toLowerCase()) || MADE_BY_MACHINE.test(part)
    );
  });
}
