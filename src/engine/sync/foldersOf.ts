import type { FoundFolder } from '../../protocol/EngineApi';

/** The folders in which files lie, with the number of files in and below each, and those that are left out; by path. */
export function foldersOf(files: Iterable<string>, excluded: readonly string[]): FoundFolder[] {
  const counts = new Map<string, number>(excluded.map((path) => [path, 0]));
  const leftOut = new Set(excluded);
  for (const file of files) {
    for (let end = file.indexOf('/'); end > 0; end = file.indexOf('/', end + 1)) {
      const path = file.slice(0, end);
      if (!leftOut.has(path)) counts.set(path, (counts.get(path) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([path, count]) => ({ path, files: count, isExcluded: leftOut.has(path) }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
