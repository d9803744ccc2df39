const LEFT_OUT = new Set(['node_modules', '__macosx', 'thumbs.db', 'desktop.ini']);

/**
 * Whether a file is left out without a word, because of where it lies or what it is: anything hidden (a name that begins
 * with a dot, such as `.obsidian/` and `.git/`), folders of programs, and files that systems and office programs leave
 * behind. `path` is relative to its source, with `/` between its parts.
 */
export function isIgnoredPath(path: string): boolean {
  return path.split('/').some((part) => {
    if (part === '.' || part === '..') return false;
    return part.startsWith('.') || part.startsWith('~$') || LEFT_OUT.has(part.toLowerCase());
  });
}
