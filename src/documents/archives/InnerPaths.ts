/** Longer names than file systems allow. */
const LONGEST_PATH = 1000;

/** Gives the files of one archive paths: each its own, none that leads out of the archive. */
export class InnerPaths {
  readonly #taken = new Set<string>();
  readonly #copies = new Map<string, number>();

  constructor(private readonly archivePath: string) {}

  /** The path for a name as the archive writes it; null when nothing is left of the name. */
  take(name: string): string | null {
    const parts = name
      .toWellFormed()
      .slice(-LONGEST_PATH)
      .toWellFormed()
      .split(/[\\/]+/)
      .map((part) => part.replace(/\p{Cc}/gu, '').replace(/^[a-z]:$/i, ''))
      .filter((part) => part.trim() !== '' && part !== '.' && part !== '..');
    if (parts.length === 0) return null;
    const path = `${this.archivePath}/${parts.join('/')}`;
    let distinct = path;
    while (this.#taken.has(distinct)) {
      const copy = (this.#copies.get(path) ?? 1) + 1;
      this.#copies.set(path, copy);
      distinct = path.replace(/(\.[^./]*)?$/, ` (${copy})$1`);
    }
    this.#taken.add(distinct);
    return distinct;
  }
}
