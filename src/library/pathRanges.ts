/** Keys `[source, path]` of all paths of a source, or of those below one of its paths. */
export function allBelow(source: string, path?: string): IDBKeyRange {
  if (path === undefined) return IDBKeyRange.bound([source], [source, []]);
  // "0" is the character behind "/".
  return IDBKeyRange.bound([source, `${path}/`], [source, `${path}0`], false, true);
}

/** Keys `[source, path]` of all paths of a source behind one of them. */
export function allBehind(source: string, path: string): IDBKeyRange {
  return IDBKeyRange.bound([source, path], [source, []], true);
}

/** A path and all that it lies in: `a/b/c` → `a/b/c`, `a/b`, `a`. */
export function withAncestors(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, at) => parts.slice(0, parts.length - at).join('/'));
}
