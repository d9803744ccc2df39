import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareListing, isUnchanged, missingPaths, type KnownFile } from './compareListing';
import { foldersOf } from './foldersOf';
import { isBelow } from './isBelow';

const file = (path: string, bytes = 1, modified: number | null = 1): KnownFile => ({ path, bytes, modified });

describe('a file', () => {
  it('is unchanged with the same size and time, and never when the time is unknown', () => {
    expect(isUnchanged(file('a'), file('a'))).toBe(true);
    expect(isUnchanged(file('a'), file('a', 2))).toBe(false);
    expect(isUnchanged(file('a'), file('a', 1, 2))).toBe(false);
    expect(isUnchanged(file('a', 1, null), file('a', 1, null))).toBe(false);
    expect(isUnchanged(file('a'), undefined)).toBe(false);
  });
});

describe('a listing', () => {
  it('is told apart into what is new, what changed and what did not', () => {
    const listed = [file('new'), file('same'), file('longer', 2), file('later', 1, 2)];
    const changes = compareListing(listed, [file('same'), file('longer'), file('later'), file('gone')]);
    expect(changes.added.map(({ path }) => path)).toEqual(['new']);
    expect(changes.changed.map(({ path }) => path)).toEqual(['longer', 'later']);
    expect(changes.unchanged).toBe(1);
  });

  it('misses what is held and not there, but nothing out of an archive that is there', () => {
    const listed = new Set(['a.md', 'mail/b.zip']);
    const kept = ['a.md', 'c.md', 'mail/b.zip/x.md', 'mail/b.zip/in/y.md', 'mail/d.zip/z.md', 'mail/b.zip.md'];
    expect(missingPaths(listed, { seen: ['a.md', 'c.md', 'mail/d.zip'], kept })).toEqual([
      'c.md',
      'mail/d.zip',
      'mail/d.zip/z.md',
      'mail/b.zip.md',
    ]);
  });

  it('misses a file that was seen in a folder where there is a file now', () => {
    expect(missingPaths(new Set(['a']), { seen: ['a/b.md'], kept: [] })).toEqual(['a/b.md']);
  });
});

describe('folders', () => {
  it('are counted with all below them, and listed when they are left out', () => {
    expect(foldersOf(['a/b/x.md', 'a/y.md', 'z.md'], ['q', 'a/b'])).toEqual([
      { path: 'a', files: 2, isExcluded: false },
      { path: 'a/b', files: 0, isExcluded: true },
      { path: 'q', files: 0, isExcluded: true },
    ]);
  });
});

/** A folder and a library that knows only what `compareListing` and `missingPaths` tell it. */
class ModelLibrary {
  readonly folder = new Map<string, { bytes: number; modified: number; text: string }>();
  readonly seen = new Map<string, KnownFile>();
  readonly texts = new Map<string, string>();
  excluded = new Set<string>();
  reads = 0;

  listing(): KnownFile[] {
    return [...this.folder]
      .filter(([path]) => !isBelow(path, this.excluded))
      .map(([path, { bytes, modified }]) => ({ path, bytes, modified }));
  }

  /** Documents by path: an archive holds one for each of its letters. */
  static documentsOf(path: string, text: string): [string, string][] {
    return path.endsWith('.zip') ? Array.from(text, (letter) => [`${path}/${letter}.md`, letter]) : [[path, text]];
  }

  sync(): void {
    const listed = this.listing();
    const { added, changed } = compareListing(listed, [...this.seen.values()]);
    for (const each of [...added, ...changed]) {
      this.reads += 1;
      this.seen.set(each.path, each);
      const below = [...this.texts.keys()].filter((path) => path === each.path || path.startsWith(`${each.path}/`));
      for (const path of below) this.texts.delete(path);
      const { text } = this.folder.get(each.path)!;
      for (const [path, letter] of ModelLibrary.documentsOf(each.path, text)) this.texts.set(path, letter);
    }
    const held = { seen: this.seen.keys(), kept: this.texts.keys() };
    for (const path of missingPaths(new Set(listed.map((each) => each.path)), held)) {
      this.seen.delete(path);
      this.texts.delete(path);
    }
  }

  freshImport(): Map<string, string> {
    const documents = this.listing().flatMap(({ path }) => ModelLibrary.documentsOf(path, this.folder.get(path)!.text));
    return new Map(documents.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }
}

describe('syncs', () => {
  it('make the library what a fresh import of the folder is, and read only what changed', () => {
    const path = fc.constantFrom('a.md', 'b.md', 'x/a.md', 'x/y/b.md', 'x/c.zip', 'd.zip', 'x');
    const step = fc.oneof(
      fc.record({ write: path, text: fc.string({ unit: fc.constantFrom('p', 'q', 'r'), maxLength: 3 }) }),
      fc.record({ rename: path, to: path }),
      fc.record({ remove: path }),
      fc.record({ exclude: fc.subarray(['x', 'x/y']) }),
      fc.constant('sync' as const),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const model = new ModelLibrary();
        let written = 0;
        for (const [time, each] of steps.entries()) {
          if (each === 'sync') model.sync();
          else if ('write' in each) {
            // A file and a folder of one name cannot both be there.
            if ([...model.folder.keys()].some((other) => other.startsWith(`${each.write}/`))) continue;
            if (each.write !== 'x' && each.write.startsWith('x/') && model.folder.has('x')) continue;
            model.folder.set(each.write, { bytes: each.text.length, modified: time, text: each.text });
            written += 1;
          } else if ('rename' in each) {
            const moved = model.folder.get(each.rename);
            if (moved === undefined || each.to === 'x' || each.rename === each.to) continue;
            if (each.to.startsWith('x/') && model.folder.has('x')) continue;
            model.folder.delete(each.rename);
            // It keeps its time, as a renamed file does; another file's place takes a new one.
            const taken = model.folder.has(each.to);
            model.folder.set(each.to, { ...moved, modified: taken ? time : moved.modified });
          } else if ('remove' in each) model.folder.delete(each.remove);
          else model.excluded = new Set(each.exclude);
        }
        model.sync();
        expect(new Map([...model.texts].toSorted(([a], [b]) => (a < b ? -1 : 1)))).toEqual(model.freshImport());
        const { reads } = model;
        model.sync();
        expect(model.reads).toBe(reads);
        if (written === 0) expect(reads).toBe(0);
      }),
      { seed: 13, numRuns: 1000 },
    );
  });
});
