import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folders } from '../../../workers/folders';
import type { EngineStatus, FolderHandle } from '../../protocol/EngineApi';
import type { Folders, LibraryChange, ListedEntry, Platform } from '../Platform';
import { filesOf, lineReader, startEngine, type StartedEngine, type StartEngineOptions } from '../testing/startEngine';
import { TestFolder } from '../testing/TestFolder';
import { WordEncoder } from '../testing/WordEncoder';

const never = new AbortController().signal;

let name: string;
let encoder: WordEncoder;
let folder: TestFolder;
/** Paths of files whose content was taken out of the folder, and of files that were read, in order. */
let opened: string[];
let read: string[];
const started: StartedEngine[] = [];

beforeEach(async () => {
  name = `sync-test-${crypto.randomUUID()}`;
  encoder = new WordEncoder('bread garden train music');
  folder = await TestFolder.make('Notes');
  opened = [];
  read = [];
});

afterEach(async () => {
  for (const each of started.splice(0)) await each.close();
  indexedDB.deleteDatabase(name);
  await folder.remove();
});

const reader: typeof lineReader = {
  read: async (file, limits) => {
    read.push(file.path);
    return await lineReader.read(file, limits);
  },
  terminate: () => undefined,
};

/** The real folders, watched by the test and not by the browser. */
const countingFolders: Folders = {
  ...folders,
  watch: async () => () => undefined,
  async *list(handle, enters, signal) {
    for await (const entry of folders.list(handle, enters, signal)) yield counted(entry);
  },
};

function counted(entry: ListedEntry): ListedEntry {
  if (entry.kind !== 'file') return entry;
  const open = async (): Promise<Blob> => {
    opened.push(entry.path);
    return await entry.open();
  };
  return { ...entry, open };
}

async function start(platform: Partial<Platform> = {}, options: Partial<StartEngineOptions> = {}) {
  const each = await startEngine({
    name,
    encoder,
    reader,
    ...options,
    platform: { folders: countingFolders, ...platform },
  });
  started.push(each);
  return each;
}

const isIdle = ({ ingest, sources }: EngineStatus) =>
  ingest.state === 'idle' && sources.every(({ waiting, sync }) => waiting === 0 && sync?.state !== 'syncing');

async function synced(each: StartedEngine, source = 'folder:Notes'): Promise<EngineStatus> {
  await each.engine.syncFolder(source);
  return await each.until(isIdle);
}

async function connected(each: StartedEngine): Promise<EngineStatus> {
  const source = await each.engine.connectFolder(folder.handle);
  return await each.until(
    (status) => isIdle(status) && status.sources.some(({ id, sync }) => id === source && sync?.last != null),
  );
}

/** The library's documents of a source: path → text. */
async function texts(each: StartedEngine, paths: readonly string[]): Promise<Record<string, string>> {
  const found: [string, string][] = [];
  for (const path of paths) {
    const id = await each.engine.findDocument(path);
    if (id === null) continue;
    const view = await each.engine.openDocument(id, { start: 0, end: 0 }, never);
    if (view.path === path) found.push([path, view.text]);
  }
  return Object.fromEntries(found);
}

describe('a connected folder', () => {
  it('is followed: what is new, changed and gone', async () => {
    await folder.write({ 'a.md': 'bread', 'sub/b.md': 'garden', 'c.md': 'music', '.git/x.md': 'no', 'p.png': 'no' });
    const each = await start();
    const first = await connected(each);
    expect(first.sources).toMatchObject([
      { id: 'folder:Notes', documents: 3, skipped: 1, sync: { state: 'connected', last: { added: 3, removed: 0 } } },
    ]);
    await folder.write({ 'a.md': 'bread and bread', 'c.md': null, 'd.md': 'train' });
    const second = await synced(each);
    expect(second.sources).toMatchObject([{ documents: 3, sync: { last: { added: 1, changed: 1, removed: 1 } } }]);
    expect(await texts(each, ['a.md', 'sub/b.md', 'c.md', 'd.md'])).toEqual({
      'a.md': 'bread and bread',
      'sub/b.md': 'garden',
      'd.md': 'train',
    });
  });

  it('is left alone while a query is being answered', async () => {
    await folder.write({ 'a.md': 'bread', 'b.md': 'garden' });
    const each = await start();
    const answer = Promise.withResolvers<void>();
    encoder.queryGate = answer.promise;
    const searched = each.engine.search('bread', { limit: 10 }, never);
    await each.engine.connectFolder(folder.handle);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(opened).toEqual([]);
    answer.resolve();
    await searched;
    await each.until((status) => isIdle(status) && status.documents === 2);
    expect(opened).toEqual(['a.md', 'b.md']);
  });

  it('is not read again where nothing changed', async () => {
    await folder.write({ 'a.md': 'bread', 'b.md': 'garden', 'p.png': 'x' });
    const each = await start();
    await connected(each);
    expect(opened).toEqual(['a.md', 'b.md']);
    await synced(each);
    await folder.write({ 'b.md': 'train' });
    await synced(each);
    expect(opened).toEqual(['a.md', 'b.md', 'b.md']);
    expect(read).toEqual(opened);
    expect(encoder.documentsEncoded).toBe(3);
  });

  it('is connected still after a restart, and synced then', async () => {
    await folder.write({ 'a.md': 'bread' });
    const first = await start();
    await connected(first);
    await first.close();
    await folder.write({ 'b.md': 'garden' });
    const second = await start();
    const status = await second.until((now) => now.documents === 2 && isIdle(now));
    expect(status.sources).toMatchObject([{ name: 'Notes', sync: { state: 'connected', last: { added: 1 } } }]);
    expect(opened).toEqual(['a.md', 'b.md']);
  });

  it('is found again when it is picked again, and another one of its name gets a name of its own', async () => {
    await folder.write({ 'a.md': 'bread' });
    const each = await start();
    await connected(each);
    expect(await each.engine.connectFolder(folder.handle)).toBe('folder:Notes');
    const other = await TestFolder.make('Notes');
    await other.write({ 'b.md': 'garden' });
    expect(await each.engine.connectFolder(other.handle)).toBe('folder:Notes (2)');
    const status = await synced(each, 'folder:Notes (2)');
    expect(status.sources).toMatchObject([{ documents: 1 }, { name: 'Notes (2)', documents: 1 }]);
    await other.remove();
  });

  it('is recognised as an Obsidian vault', async () => {
    await folder.write({ 'a.md': 'bread', '.obsidian/app.json': '{}' });
    const status = await connected(await start());
    expect(status.sources).toMatchObject([{ name: 'Notes', isVault: true, documents: 1 }]);
  });

  it('leaves excluded folders out, and takes them in again', async () => {
    await folder.write({ 'a.md': 'bread', 'old/b.md': 'garden', 'old/deep/c.md': 'train' });
    const each = await start();
    await connected(each);
    expect(await each.engine.listFolders('folder:Notes')).toEqual([
      { path: 'old', files: 2, isExcluded: false },
      { path: 'old/deep', files: 1, isExcluded: false },
    ]);
    await each.engine.excludeFolders('folder:Notes', ['old/deep', 'old']);
    expect(await synced(each)).toMatchObject({ documents: 1 });
    await folder.write({ 'old/new.md': 'music' });
    expect(await synced(each)).toMatchObject({ documents: 1 });
    expect(await each.engine.listFolders('folder:Notes')).toEqual([{ path: 'old', files: 0, isExcluded: true }]);
    await each.engine.excludeFolders('folder:Notes', []);
    expect(await synced(each)).toMatchObject({ documents: 4 });
  });

  it('leaves with its source, and is not synced any more', async () => {
    await folder.write({ 'a.md': 'bread' });
    const each = await start();
    await connected(each);
    await each.engine.removeSource('folder:Notes', () => undefined, never);
    await each.engine.syncFolders();
    expect(await each.until(isIdle)).toMatchObject({ documents: 0, sources: [] });
    expect(await connected(each)).toMatchObject({ documents: 1 });
  });

  it('waits for the person after they cancelled what was being added', async () => {
    encoder.millisecondsPerText = 5;
    await folder.write(Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`${i}.md`, `bread ${i}`])));
    const each = await start();
    const source = await each.engine.connectFolder(folder.handle);
    await each.until(({ documents }) => documents > 0);
    await each.engine.cancelIngest();
    const { documents, sources } = await each.until(isIdle);
    expect(documents).toBeLessThan(60);
    expect(sources[0]?.sync?.problem?.message).toContain('Sync now');
    await each.engine.syncFolders();
    expect((await each.until(isIdle)).documents).toBe(documents);
    expect(await synced(each, source)).toMatchObject({ documents: 60 });
  });

  it('is synced by one tab at a time, and all tabs follow', async () => {
    const tab = (): Partial<Platform> => {
      const channel = new BroadcastChannel(name);
      return {
        announce: (change) => channel.postMessage(change),
        onAnnounced: (listener) =>
          channel.addEventListener('message', ({ data }: MessageEvent<LibraryChange>) => listener(data)),
        exclusively: async (lock, work) => {
          await navigator.locks.request(`${name}-${lock}`, work);
        },
      };
    };
    await folder.write({ 'a.md': 'bread', 'b.md': 'garden' });
    const one = await start(tab());
    const two = await start(tab());
    await connected(one);
    await two.until(({ searchable }) => searchable === 2);
    await folder.write({ 'a.md': 'bread and bread', 'b.md': null });
    await Promise.all([one.engine.syncFolders(), two.engine.syncFolders()]);
    for (const each of [one, two]) {
      const status = await each.until((now) => isIdle(now) && now.documents === 1);
      expect(status.sources).toMatchObject([{ sync: { state: 'connected' } }]);
    }
    expect(opened).toEqual(['a.md', 'b.md', 'a.md']);
  });
});

describe('equal content', () => {
  it('of a renamed file is not read or encoded again', async () => {
    await folder.write({ 'a.md': '# Baking\nbread', 'b.md': '# Trips\ntrain' });
    const each = await start();
    await connected(each);
    const { documentsEncoded } = encoder;
    await folder.rename('a.md', 'sub/renamed.md');
    const status = await synced(each);
    expect(status.sources).toMatchObject([
      { documents: 2, passages: 4, failed: 0, sync: { last: { added: 1, changed: 0, removed: 1 } } },
    ]);
    expect(status.searchable).toBe(4);
    expect(read).toEqual(['a.md', 'b.md']);
    expect(encoder.documentsEncoded).toBe(documentsEncoded);
    const { hits } = await each.engine.search('bread', { limit: 1 }, never);
    expect(hits).toMatchObject([{ path: 'sub/renamed.md', title: 'Baking', score: expect.closeTo(1, 2) }]);
    await each.close();
    const encodedBefore = encoder.documentsEncoded;
    const again = await start();
    expect(await again.until(({ searchable }) => searchable === 4)).toMatchObject({ documents: 2 });
    expect(encoder.documentsEncoded).toBe(encodedBefore);
  });

  it('is found under the old path, however much is ingested before the new one', async () => {
    await folder.write({ 'a.md': '# Baking\nbread' });
    const each = await start();
    await connected(each);
    encoder.millisecondsPerText = 100;
    await folder.write({ '0.md': 'train\n'.repeat(6), '1.md': 'music' });
    await folder.rename('a.md', 'z.md');
    expect(await synced(each)).toMatchObject({ documents: 3 });
    expect(read).toEqual(['a.md', '0.md', '1.md']);
  });

  it('of two new files next to each other is read once', async () => {
    const text = '# Baking\nbread';
    await folder.write({ 'a.md': text, 'b.md': text, 'c.md': text });
    expect(await connected(await start())).toMatchObject({ documents: 3, searchable: 6 });
    expect(read).toEqual(['a.md']);
    expect(encoder.documentsEncoded).toBe(2);
  });

  it('is read again where the title was made from the name, or the name decides how it is read', async () => {
    await folder.write({
      'a.md': 'bread',
      'b.md': 'bread',
      'sub/a.md': 'bread',
      'c.txt': '# Baking',
      'd.md': '# Baking',
    });
    const each = await start();
    await connected(each);
    expect(read.toSorted()).toEqual(['a.md', 'b.md', 'c.txt', 'd.md']);
    const titles = await Promise.all(
      ['a.md', 'b.md', 'sub/a.md'].map(async (path) => {
        const id = await each.engine.findDocument(path);
        return (await each.engine.openDocument(id!, { start: 0, end: 0 }, never)).title;
      }),
    );
    expect(titles).toEqual(['a', 'b', 'a']);
  });
});

describe('a one-shot import', () => {
  const NOTES = { kind: 'folder', name: 'Notes' } as const;

  it('takes only what changed since the one before, and gives up what is gone', async () => {
    const each = await start();
    const add = (files: Readonly<Record<string, string>>) =>
      each.engine.addFiles(NOTES, filesOf(files), () => undefined, never);
    await add({ 'a.md': 'bread', 'b.md': 'garden', 'z.zip': 'x.md:train\ny.md:music' });
    await each.until(isIdle);
    const readBefore = read.length;
    expect(await add({ 'a.md': 'bread', 'b.md': 'garden!', 'z.zip': 'x.md:trains' })).toMatchObject({
      queued: 2,
      unchanged: 1,
      known: 3,
    });
    expect(await each.until(isIdle)).toMatchObject({ documents: 3 });
    expect(read.slice(readBefore)).toEqual(['b.md', 'z.zip', 'z.zip/x.md']);
    expect(await each.engine.removeMissing(NOTES, ['b.md'], never)).toBe(2);
    expect(await each.until(({ documents }) => documents === 1)).toMatchObject({ searchable: 1 });
    // What was given up is not known any more.
    expect(await add({ 'a.md': 'bread' })).toMatchObject({ queued: 1, unchanged: 0 });
  });

  it('under the name of a connected folder is a source of its own', async () => {
    const each = await start();
    await connected(each);
    const { source } = await each.engine.addFiles(NOTES, filesOf({ 'a.md': 'bread' }), () => undefined, never);
    expect(source).toBe('folder:Notes (copy)');
  });

  it('forgets that files were seen which were cancelled before they were ingested', async () => {
    encoder.millisecondsPerText = 150;
    const each = await start();
    const files = filesOf({ 'a.md': 'bread', 'b.zip': 'x.md:bread a\ny.md:bread b\nz.md:bread c' });
    await each.engine.addFiles(NOTES, files, () => undefined, never);
    await each.until(({ ingest }) => ingest.current?.startsWith('b.zip/') === true);
    await each.engine.cancelIngest();
    expect(await each.engine.addFiles(NOTES, files, () => undefined, never)).toMatchObject({ queued: 1 });
    expect(await each.until(isIdle)).toMatchObject({ documents: 4 });
  });
});

describe('trouble', () => {
  it('with permission is told, nothing is removed, and reconnecting goes on', async () => {
    let mayRead = true;
    const each = await start({ folders: { ...countingFolders, mayRead: async () => mayRead } });
    await folder.write({ 'a.md': 'bread' });
    await connected(each);
    mayRead = false;
    await folder.write({ 'a.md': null, 'b.md': 'garden' });
    await each.engine.syncFolders();
    expect((await each.until(isIdle)).sources).toMatchObject([{ documents: 1, sync: { state: 'needs permission' } }]);
    expect(await texts(each, ['a.md'])).toEqual({ 'a.md': 'bread' });
    mayRead = true;
    expect(await each.engine.folderHandle('folder:Notes')).toMatchObject({ kind: 'directory', name: 'Notes' });
    expect((await synced(each)).sources).toMatchObject([{ documents: 1, sync: { state: 'connected', problem: null } }]);
    expect(await texts(each, ['a.md', 'b.md'])).toEqual({ 'b.md': 'garden' });
  });

  it('with a folder that is gone removes nothing', async () => {
    await folder.write({ 'a.md': 'bread' });
    const each = await start();
    await connected(each);
    await folder.remove();
    expect((await synced(each)).sources).toMatchObject([
      { documents: 1, sync: { state: 'connected', problem: { message: expect.stringContaining('was not found') } } },
    ]);
  });

  it('with a folder that is empty all at once, as an unmounted drive is, removes nothing', async () => {
    await folder.write({ 'a.md': 'bread', 'b.md': 'garden' });
    const each = await start();
    await connected(each);
    await folder.write({ 'a.md': null, 'b.md': null });
    expect((await synced(each)).sources).toMatchObject([
      { documents: 2, sync: { state: 'connected', problem: { message: expect.stringContaining('is empty') } } },
    ]);
    await folder.write({ 'b.md': 'garden' });
    expect((await synced(each)).sources).toMatchObject([{ documents: 1, sync: { problem: null } }]);
  });

  const failing = (change: (entry: ListedEntry) => ListedEntry): Folders => ({
    ...countingFolders,
    async *list(handle: FolderHandle, enters, signal) {
      for await (const entry of countingFolders.list(handle, enters, signal)) yield change(entry);
    },
  });

  it('with a folder in it that cannot be looked into adds, but removes nothing', async () => {
    let isClosed = false;
    const closing = failing((entry) =>
      isClosed && entry.kind === 'folder' ? { ...entry, kind: 'unreadable', of: 'folder', reason: 'No.' } : entry,
    );
    await folder.write({ 'a.md': 'bread', 'b.md': 'garden', 'sub/c.md': 'train' });
    const each = await start({ folders: closing });
    await connected(each);
    isClosed = true;
    await folder.write({ 'a.md': null, 'sub/c.md': null, 'd.md': 'music' });
    const status = await synced(each);
    expect(status.sources).toMatchObject([
      { documents: 4, sync: { problem: { message: expect.stringContaining('“sub”') } } },
    ]);
    isClosed = false;
    expect((await synced(each)).sources).toMatchObject([{ documents: 2, sync: { problem: null } }]);
  });

  it('with one file is listed, and the file is tried again', async () => {
    let isBroken = true;
    const breaking = failing((entry) =>
      isBroken && entry.path === 'a.md' ? { kind: 'unreadable', of: 'file', path: 'a.md', reason: 'Locked.' } : entry,
    );
    await folder.write({ 'a.md': 'bread', 'b.md': 'garden' });
    const each = await start({ folders: breaking });
    expect((await connected(each)).sources).toMatchObject([{ documents: 1, failed: 1 }]);
    expect(await each.engine.listFailures('folder:Notes')).toMatchObject([
      { path: 'a.md', message: 'The browser could not read it: Locked.' },
    ]);
    isBroken = false;
    expect((await synced(each)).sources).toMatchObject([{ documents: 2, failed: 0 }]);
  });

  it('with a listing that is stopped removes nothing', async () => {
    const each = await start({
      folders: failing((entry) => {
        if (stopping) void each.engine.stopSync('folder:Notes');
        return entry;
      }),
    });
    let stopping = false;
    await folder.write({ 'a.md': 'bread', 'b.md': 'garden' });
    await connected(each);
    stopping = true;
    await folder.write({ 'a.md': null });
    const status = await synced(each);
    expect(status.sources).toMatchObject([
      { documents: 2, sync: { problem: { message: expect.stringContaining('stopped') } } },
    ]);
  });
});

describe('after any changes and syncs', () => {
  it('the library is what a fresh import of the folder is', async () => {
    const paths = ['a.md', 'b.md', 'sub/a.md', 'sub/deep/c.md', 'sub/z.zip'];
    const text = fc.constantFrom('bread', '# Baking\nbread', 'garden\ntrain', '', 'music');
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.record({ write: fc.constantFrom(...paths), text }) },
      fc.record({ remove: fc.constantFrom(...paths) }),
      fc.record({ rename: fc.constantFrom(...paths.slice(0, 4)), to: fc.constantFrom(...paths.slice(0, 4)) }),
      fc.record({ exclude: fc.subarray(['sub', 'sub/deep']) }),
      fc.constant('sync' as const),
    );
    const each = await start();
    const source = await each.engine.connectFolder(folder.handle);
    // A folder that is empty all at once is not believed.
    await folder.write({ 'kept.md': 'kept' });
    const current = new Map([['kept.md', 'kept']]);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
        let excluded: readonly string[] = [];
        await each.engine.excludeFolders(source, excluded);
        for (const one of steps) {
          if (one === 'sync') await synced(each, source);
          else if ('write' in one) {
            const content = one.write.endsWith('.zip') ? `in.md:${one.text.slice(-3)}` : one.text;
            await folder.write({ [one.write]: content });
            current.set(one.write, content);
          } else if ('remove' in one) {
            if (current.delete(one.remove)) await folder.write({ [one.remove]: null });
          } else if ('rename' in one) {
            const moved = current.get(one.rename);
            if (moved === undefined || current.has(one.to)) continue;
            await folder.rename(one.rename, one.to);
            current.delete(one.rename);
            current.set(one.to, moved);
          } else {
            excluded = one.exclude;
            await each.engine.excludeFolders(source, excluded);
          }
        }
        const status = await synced(each, source);
        const expected = [...current]
          .filter(([path]) => !excluded.some((left) => path.startsWith(`${left}/`)))
          .map(([path, content]) => (path.endsWith('.zip') ? [`${path}/in.md`, content.slice(6)] : [path, content]))
          .filter(([, content]) => content !== '');
        const all = [...paths, 'sub/z.zip/in.md', 'kept.md'];
        expect(await texts(each, all)).toEqual(Object.fromEntries(expected));
        expect(status.documents).toBe(expected.length);
        expect(status.searchable).toBe(status.passages);
      }),
      { seed: 21, numRuns: 12 },
    );
  });
});
