import fc from 'fast-check';
import { wrap } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { quantiseRows } from '../index/quantiseRows';
import { LibraryError } from './LibraryError';
import { migrate } from './migrations';
import { openLibrary, type Library, type LibraryLoss } from './openLibrary';
import type { NewDocument } from './writeDocuments';
import { newDocument, reading } from './testing/newDocument';
import { PART_LENGTH } from './textParts';

const SPACE = 'Test@1/4';
const DIMENSIONS = 4;

let library: Library;
let name: string;

beforeEach(async () => {
  name = `library-test-${crypto.randomUUID()}`;
  library = await openLibrary({ name });
});

afterEach(async () => {
  await library.deleteEverything();
});

async function queueFile(path: string, source = 'folder:Notes'): Promise<number> {
  await library.queue.add([{ source, path, state: 'waiting', modified: null, content: new ArrayBuffer(3) }]);
  const waiting = await library.queue.waiting(100_000);
  return waiting.find((file) => file.path === path && file.source === source)!.id;
}

async function commit(document: NewDocument) {
  const [committed = null] = await library.documents.commit([{ document, queuedFile: await queueFile(document.path) }]);
  return committed;
}

/** Every row in the library as "document:passage → values". */
async function storedRows(space = SPACE): Promise<Map<string, number[]>> {
  const stored = new Map<string, number[]>();
  for await (const rows of library.embeddings.rows(space, (_, error) => expect.unreachable(error.message))) {
    for (let row = 0; row < rows.scales.length; row++) {
      const key = `${rows.documents[row]}:${rows.passages[row]}`;
      expect(stored.has(key)).toBe(false);
      stored.set(key, [rows.scales[row]!, ...rows.values.subarray(row * rows.dimensions, (row + 1) * rows.dimensions)]);
    }
  }
  return stored;
}

describe('documents', () => {
  it('are kept wholly, across closing and opening', async () => {
    const document = newDocument('a.md', 3);
    const committed = await commit(document);
    for (const opened of [library, await openLibrary({ name })]) {
      expect(await Promise.all(opened.texts.passageTexts([{ document: committed!.document.id, passage: 1 }]))).toEqual([
        { ...document.passages[1], text: 'Passage 1 of a.md 1.' },
      ]);
    }
    library.close();
    library = await openLibrary({ name });
    const [record] = await library.documents.all();
    // Nothing is in memory yet; what is expected comes once, whether it is there or not.
    library.texts.expect([
      { document: record!.id, passage: 1 },
      { document: 99, passage: 0 },
    ]);
    expect(record).toEqual(committed!.document);
    expect(record).toMatchObject({ path: 'a.md', passages: 3, length: document.read.text.length, tags: ['t'] });
    expect(await library.texts.text(record!.id, 0, record!.length)).toBe(document.read.text);
    expect(await library.texts.passages(record!.id)).toEqual(document.passages);
    const { id } = record!;
    expect(
      await Promise.all(
        library.texts.passageTexts([
          { document: id, passage: 2 },
          { document: 99, passage: 0 },
          { document: id, passage: 0 },
        ]),
      ),
    ).toEqual([
      { ...document.passages[2], text: 'Passage 2 of a.md 1.' },
      null,
      { ...document.passages[0], text: 'Passage 0 of a.md 1.' },
    ]);
    expect((await storedRows()).size).toBe(3);
    expect(await library.queue.waiting(10)).toEqual([]);
  });

  it('of one part are read at once: text and passages lie together', async () => {
    const document = newDocument('a.md', 3);
    const { id } = (await commit(document))!.document;
    const opened = await openLibrary({ name });
    const reads = vi.spyOn(IDBObjectStore.prototype, 'get');
    expect(await Promise.all(opened.texts.passageTexts([{ document: id, passage: 1 }]))).toEqual([
      { ...document.passages[1], text: 'Passage 1 of a.md 1.' },
    ]);
    expect(reads).toHaveBeenCalledTimes(1);
    reads.mockRestore();
    opened.close();
  });

  it('take the place of the one with the same source and path', async () => {
    const first = await commit(newDocument('a.md', 5, 1));
    const second = await commit(newDocument('a.md', 2, 2));
    expect(second!.replaced).toEqual([first!.document.id]);
    expect(await library.documents.all()).toEqual([second!.document]);
    expect([...(await storedRows()).keys()]).toEqual([`${second!.document.id}:0`, `${second!.document.id}:1`]);
    expect(await library.texts.text(first!.document.id, 0, 10)).toBe('');
    expect(await library.texts.passages(first!.document.id)).toEqual([]);
  });

  it('are not written when their file has left the queue', async () => {
    const file = await queueFile('a.md');
    await library.queue.removeWaiting();
    expect(await library.documents.commit([{ document: newDocument('a.md', 1), queuedFile: file }])).toEqual([null]);
    expect(await library.documents.all()).toEqual([]);
    expect((await storedRows()).size).toBe(0);
  });

  it('are not written in part when writing them fails', async () => {
    const document = newDocument('a.md', 2);
    const unstorable = {
      ...document,
      read: {
        ...document.read,
        links: [{ kind: 'web' as const, start: 0, end: 3, target: (() => undefined) as never }],
      },
    };
    await expect(commit(unstorable)).rejects.toThrow('could not be cloned');
    expect(await library.documents.all()).toEqual([]);
    expect((await storedRows()).size).toBe(0);
    expect(await library.queue.waiting(10)).toHaveLength(1);
  });

  it('give any stretch of a long text, whatever parts it lies in', async () => {
    const text = Array.from({ length: PART_LENGTH / 3 }, (_, i) => `${i}😀\n`).join('');
    const document = {
      ...newDocument('long.md', 1),
      read: reading(text),
      passages: [{ start: 0, end: 9, headings: [] }],
    };
    const { id, length } = (await commit(document))!.document;
    expect(length).toBeGreaterThan(2 * PART_LENGTH);
    await fc.assert(
      fc.asyncProperty(fc.nat(length), fc.nat(length), async (a, b) => {
        const [start, end] = a < b ? [a, b] : [b, a];
        expect(await library.texts.text(id, start, end)).toBe(text.slice(start, end));
      }),
      {
        seed: 6,
        numRuns: 40,
        examples: [
          [0, length],
          [PART_LENGTH - 1, PART_LENGTH + 1],
          [PART_LENGTH, PART_LENGTH],
        ],
      },
    );
    const parts = await library.texts.textParts(id, 0, length);
    const cover = parts.flatMap(({ blocks }) => blocks).map(({ start, end }) => text.slice(start, end));
    expect(cover.join('')).toBe(text);
    expect(await Promise.all(library.texts.passageTexts([{ document: id, passage: 0 }]))).toMatchObject([
      { text: text.slice(0, 9) },
    ]);
  });
});

describe('a copy of a document', () => {
  const copyOf = (path: string) => ({ source: 'folder:Notes', path, modified: 9, space: SPACE, spareSpaces: [] });

  it('has its text, passages and rows of all spaces, and outlives it', async () => {
    const { document } = (await commit(newDocument('a.md', 3)))!;
    const other = {
      ...quantiseRows(Float32Array.of(1, 2, 3), 1),
      documents: new Uint32Array(3).fill(document.id),
      passages: Uint32Array.of(2, 0, 1),
    };
    await library.embeddings.append('Other@1/1', other);
    const before = await storedRows();
    const copied = await library.documents.copy(document.id, copyOf('b.md'), await queueFile('b.md'));
    if (copied === null || copied === 'gone') return expect.unreachable('It was not copied.');
    const { id } = copied.document;
    expect(copied).toMatchObject({ replaced: [], document: { ...document, id, path: 'b.md', modified: 9 } });
    expect([...copied.rows.keys()].toSorted()).toEqual(['Other@1/1', SPACE]);
    await library.documents.remove([document.id]);
    expect(await library.documents.all()).toEqual([copied.document]);
    expect(await library.texts.text(id, 0, 9999)).toBe(newDocument('a.md', 3).read.text);
    expect(await library.texts.passages(id)).toEqual(newDocument('a.md', 3).passages);
    expect(await storedRows()).toEqual(new Map([...before].map(([key, row]) => [key.replace(/^\d+/, `${id}`), row])));
    expect([...(await storedRows('Other@1/1')).keys()].toSorted()).toEqual([`${id}:0`, `${id}:1`, `${id}:2`]);
    expect(await library.queue.waiting(9)).toEqual([]);
  });

  it('is not written when the document is gone, lacks rows, or the file has left the queue', async () => {
    const { document } = (await commit(newDocument('a.md', 3)))!;
    const file = await queueFile('b.md');
    expect(await library.documents.copy(99, copyOf('b.md'), file)).toBe('gone');
    expect(await library.documents.copy(document.id, { ...copyOf('b.md'), space: 'Other@1/1' }, file)).toBe('gone');
    expect(await library.documents.copy(document.id, copyOf('b.md'), file + 1)).toBeNull();
    expect(await library.documents.all()).toEqual([document]);
    expect((await storedRows()).size).toBe(3);
  });
});

describe('the queue', () => {
  it('tells the paths of what waits, however much it is, in order', async () => {
    const waiting = Array.from({ length: 1300 }, (_, at) => `${String((at * 7919) % 1300).padStart(4, '0')}.md`);
    const file = { source: 'folder:Notes', state: 'waiting' as const, modified: null, content: new ArrayBuffer(8) };
    await library.queue.add(waiting.map((path) => ({ ...file, path })));
    await library.queue.add([
      { ...file, path: '0000.png', state: 'skipped' },
      { ...file, path: '9999.md', state: 'failed' },
      { ...file, path: 'other.md', source: 'folder:Notes2' },
    ]);
    expect(await library.queue.waitingPaths('folder:Notes')).toEqual(waiting.toSorted());
    expect(await library.queue.waitingPaths('folder:None')).toEqual([]);
  });
});

describe('seen files', () => {
  const seen = (path: string) => ({ source: 'folder:Notes', path, bytes: 3, modified: 7 });

  it('are written with the queue, and forgotten with what was cancelled', async () => {
    const file = { source: 'folder:Notes', path: 'a.md', state: 'waiting' as const, modified: 7 };
    const skipped = { ...file, path: 'b.png', state: 'skipped' as const };
    await library.queue.add([file, skipped], [seen('a.md'), seen('b.png')]);
    expect(await library.files.get('folder:Notes', ['b.png', 'x', 'a.md'])).toEqual([
      seen('b.png'),
      undefined,
      seen('a.md'),
    ]);
    expect(await library.queue.paths('folder:Notes')).toEqual(['a.md', 'b.png']);
    await library.queue.removeWaiting();
    expect(await library.files.all('folder:Notes')).toEqual([seen('b.png')]);
    await library.files.removeOf('folder:Notes');
    expect(await library.files.all('folder:Notes')).toEqual([]);
  });

  it('leave with their documents and queued files, and others stay', async () => {
    const { document } = (await commit(newDocument('a.md', 1)))!;
    const kept = (await commit(newDocument('a.md.md', 1)))!.document;
    await library.queue.add([], [seen('a.md'), seen('a.md.md'), { ...seen('a.md'), source: 'folder:Notes2' }]);
    const failed = await queueFile('b.md');
    await library.queue.fail(failed, { code: 'x', message: 'x', keepContent: false });
    const removed: number[] = [];
    await library.documents.removeFiles('folder:Notes', ['a.md', 'b.md', 'c.md'], {
      signal: new AbortController().signal,
      onRemoved: (documents) => removed.push(...documents),
      spareSpaces: [],
    });
    expect(removed).toEqual([document.id]);
    expect(await library.documents.all()).toEqual([kept]);
    expect(await library.files.all('folder:Notes')).toEqual([seen('a.md.md')]);
    expect(await library.files.all('folder:Notes2')).toHaveLength(1);
    expect(await library.queue.paths('folder:Notes')).toEqual([]);
  });
});

describe('rows', () => {
  it('are those of the documents that are there, after any sequence of commits and removals', async () => {
    const action = fc.oneof(
      { weight: 5, arbitrary: fc.record({ commit: fc.nat(30), passages: fc.integer({ min: 1, max: 40 }) }) },
      { weight: 1, arbitrary: fc.record({ remove: fc.array(fc.nat(30), { maxLength: 5 }) }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 20, maxLength: 60 }), async (actions) => {
        await library.deleteEverything();
        library = await openLibrary({ name });
        const expected = new Map<number, NewDocument>();
        for (const [seed, step] of actions.entries()) {
          const byPath = new Map([...expected].map(([id, { path }]) => [path, id]));
          if ('commit' in step) {
            const document = newDocument(`${step.commit}.md`, step.passages, seed);
            const { document: record, replaced } = (await commit(document))!;
            expect(replaced).toEqual([byPath.get(document.path) ?? []].flat());
            for (const id of replaced) expected.delete(id);
            expected.set(record.id, document);
          } else {
            const ids = step.remove.flatMap((path) => byPath.get(`${path}.md`) ?? []);
            await library.documents.remove(ids);
            for (const id of ids) expected.delete(id);
          }
        }
        const rows = [...expected].flatMap(
          ([
            id,
            {
              rows: { scales, values },
            },
          ]) =>
            Array.from(scales, (scale, passage): [string, number[]] => [
              `${id}:${passage}`,
              [scale, ...values.subarray(passage * DIMENSIONS, (passage + 1) * DIMENSIONS)],
            ]),
        );
        expect(await storedRows()).toEqual(new Map(rows));
        expect((await library.documents.all()).map(({ id }) => id)).toEqual(
          [...expected.keys()].toSorted((a, b) => a - b),
        );
      }),
      { seed: 7, numRuns: 6 },
    );
  });

  it('of one document span several blocks where they do not fit into one', async () => {
    await commit(newDocument('book.md', 9000));
    expect((await storedRows()).size).toBe(9000);
  });

  it('of many small documents come to rest in few blocks', async () => {
    for (let i = 0; i < 300; i++) await commit(newDocument(`${i}.md`, 1, i));
    let blocks = 0;
    for await (const rows of library.embeddings.rows(SPACE, () => undefined)) {
      blocks += 1;
      expect(rows.documents.toSorted((a, b) => a - b)).toEqual(rows.documents);
    }
    expect(blocks).toBeLessThan(32);
    expect((await storedRows()).size).toBe(300);
  });

  it('of many documents are read with each block once', async () => {
    const ids: number[] = [];
    for (let i = 0; i < 40; i++) ids.push((await commit(newDocument(`${i}.md`, 1, i)))!.document.id);
    const stored = await storedRows();
    const read = vi.spyOn(IDBObjectStore.prototype, 'get');
    const blocks = await library.embeddings.rowsOf(SPACE, [...ids, 999]);
    const blocksRead = read.mock.contexts.filter((store) => (store as IDBObjectStore).name === 'blocks').length;
    read.mockRestore();
    expect(blocksRead).toBe(blocks.length);
    expect(blocksRead).toBeLessThan(20);
    expect(blocks.reduce((sum, { scales }) => sum + scales.length, 0)).toBe(stored.size);
    expect(blocks.flatMap(({ documents }) => [...documents]).toSorted((a, b) => a - b)).toEqual(ids);
  });

  it('of different spaces are kept apart', async () => {
    const { document } = (await commit(newDocument('a.md', 2)))!;
    const other = {
      ...quantiseRows(Float32Array.of(1, 2, 3, 4, 5, 6), 3),
      documents: Uint32Array.of(document.id, document.id),
      passages: Uint32Array.of(0, 1),
    };
    expect(await library.embeddings.append('Other@1/3', other)).toEqual(other);
    expect((await storedRows('Other@1/3')).size).toBe(2);
    expect((await storedRows()).size).toBe(2);
    expect(await library.embeddings.spaces()).toEqual(['Other@1/3', SPACE]);
    await library.embeddings.removeSpace(SPACE);
    expect(await library.embeddings.spaces()).toEqual(['Other@1/3']);
    await library.documents.remove([document.id]);
    expect(await library.embeddings.spaces()).toEqual([]);
    expect((await library.embeddings.append('Other@1/3', other)).scales).toHaveLength(0);
    expect(await library.embeddings.spaces()).toEqual([]);
  });

  it('are all given while another tab merges their blocks', async () => {
    const committed: number[] = [];
    for (let i = 0; i < 15; i++) committed.push((await commit(newDocument(`${i}.md`, 1, i)))!.document.id);
    const given: number[] = [];
    for await (const rows of library.embeddings.rows(SPACE, (_, error) => expect.unreachable(error.message))) {
      // The sixteenth block of this size: all of them become one.
      if (given.length === 0) committed.push((await commit(newDocument('15.md', 1, 15)))!.document.id);
      given.push(...rows.documents);
    }
    expect([...new Set(given)].toSorted((a, b) => a - b)).toEqual(committed);
    expect(given.length).toBeGreaterThan(committed.length);
  });

  it('of a damaged block are reported, passed over, and do not stand in the way', async () => {
    const first = (await commit(newDocument('a.md', 2)))!.document.id;
    const second = (await commit(newDocument('b.md', 2)))!.document.id;
    await damageBlock(0);
    const reports: string[] = [];
    const found: number[] = [];
    for await (const rows of library.embeddings.rows(SPACE, (_, error) => reports.push(error.message))) {
      found.push(...rows.documents);
    }
    expect(reports).toEqual(['A block of embeddings is damaged: its checksum is wrong.']);
    expect(found).toEqual([second, second]);
    await library.documents.remove([first]);
    expect((await storedRows()).size).toBe(2);
  });
});

/** Flips a bit in a stored block, as a failing disk would. */
async function damageBlock(position: number): Promise<void> {
  const request = indexedDB.open(name);
  const database = await new Promise<IDBDatabase>((resolve) => {
    request.addEventListener('success', () => resolve(request.result));
  });
  const transaction = database.transaction('blocks', 'readwrite');
  const all = transaction.objectStore('blocks').getAll();
  await new Promise((resolve) => all.addEventListener('success', resolve));
  const record = all.result[position] as { buffer: ArrayBuffer };
  new Uint8Array(record.buffer)[record.buffer.byteLength - 1]! ^= 1;
  transaction.objectStore('blocks').put(record);
  await new Promise((resolve) => transaction.addEventListener('complete', resolve));
  database.close();
}

describe('the queue', () => {
  it('takes the files of an archive in its place, or nothing when it is gone', async () => {
    const archive = await queueFile('a.zip');
    const inner = (path: string) => ({ source: 'folder:Notes', path, state: 'waiting' as const, modified: null });
    await library.queue.replace(archive, [inner('a.zip/x.md'), { ...inner('a.zip/y.jpg'), state: 'skipped' }]);
    expect(await library.queue.counts('folder:Notes')).toEqual({ waiting: 1, failed: 0, skipped: 1 });
    await library.queue.replace(archive, [inner('a.zip/z.md')]);
    expect((await library.queue.waiting(10)).map(({ path }) => path)).toEqual(['a.zip/x.md']);
  });

  it('hands out waiting files in order of arrival, the newer of two with one path', async () => {
    await queueFile('b.md');
    await queueFile('a.md');
    await queueFile('b.md');
    const waiting = await library.queue.waiting(10);
    expect(waiting.map(({ path }) => path)).toEqual(['a.md', 'b.md']);
    expect((await library.queue.waiting(1)).map(({ path }) => path)).toEqual(['a.md']);
  });

  it('keeps failures with their reasons, and the bytes only of those worth another try', async () => {
    const a = await queueFile('a.md');
    const b = await queueFile('b.md');
    await queueFile('c.md', 'paste:Pasted text');
    await library.queue.fail(a, { code: 'crash', message: 'It crashed.', keepContent: true });
    await library.queue.fail(b, { code: 'binary', message: 'It is binary.', keepContent: false });
    await library.queue.fail(99_999, { code: 'x', message: 'x', keepContent: false });
    expect(await library.queue.counts('folder:Notes')).toEqual({ waiting: 0, failed: 2, skipped: 0 });
    const failures = await library.queue.failures('folder:Notes');
    expect(failures.map(({ path, code, content }) => [path, code, content !== undefined])).toEqual([
      ['a.md', 'crash', true],
      ['b.md', 'binary', false],
    ]);
    expect(await library.queue.retry('folder:Notes')).toBe(1);
    expect(await library.queue.counts('folder:Notes')).toEqual({ waiting: 1, failed: 1, skipped: 0 });
    await library.queue.removeOf('folder:Notes', ['failed', 'skipped']);
    expect(await library.queue.failures('folder:Notes')).toEqual([]);
    await library.queue.removeWaiting();
    expect(await library.queue.counts('paste:Pasted text')).toEqual({ waiting: 0, failed: 0, skipped: 0 });
  });
});

describe('the life of a library', () => {
  it.each([
    [2, 'files'],
    [3, 'words'],
  ])('goes on from version %d, without %s', async (version, added) => {
    const old = `${name}-v${version}`;
    const request = indexedDB.open(old, version);
    request.addEventListener('upgradeneeded', () =>
      migrate({ database: wrap(request.result), transaction: wrap(request.transaction!) } as never, 0, version),
    );
    await new Promise((resolve) => request.addEventListener('success', resolve));
    expect([...request.result.objectStoreNames]).not.toContain(added);
    const adding = request.result.transaction('sources', 'readwrite');
    adding.objectStore('sources').put({ id: 'folder:Notes', kind: 'folder', name: 'Notes' });
    await new Promise((resolve) => adding.addEventListener('complete', resolve));
    request.result.close();
    const opened = await openLibrary({ name: old });
    expect(await opened.documents.sources()).toEqual([{ id: 'folder:Notes', kind: 'folder', name: 'Notes' }]);
    expect(await opened.files.all('folder:Notes')).toEqual([]);
    expect((await opened.words.parts().next()).done).toBe(true);
    await opened.deleteEverything();
  });

  it('lets go when another tab needs a newer version, and says so', async () => {
    const losses: LibraryLoss[] = [];
    const held = await openLibrary({ name: `${name}-held`, onLost: (loss) => losses.push(loss) });
    const request = indexedDB.open(`${name}-held`, 1000);
    await new Promise((resolve) => request.addEventListener('success', resolve));
    expect(losses).toEqual(['newer-version']);
    request.result.close();
    await expect(openLibrary({ name: `${name}-held` })).rejects.toThrow(LibraryError);
    await expect(openLibrary({ name: `${name}-held` })).rejects.toThrow('made by a newer version');
    held.close();
    indexedDB.deleteDatabase(`${name}-held`);
  });

  it('lets go when another tab deletes everything, and says so', async () => {
    const losses: LibraryLoss[] = [];
    const other = await openLibrary({ name, onLost: (loss) => losses.push(loss) });
    await library.deleteEverything();
    expect(losses).toEqual(['deleted']);
    other.close();
    library = await openLibrary({ name });
    expect(await library.documents.all()).toEqual([]);
  });

  it('opens once a deletion that another tab holds up is over', async () => {
    const request = indexedDB.open(`${name}-old`, 1);
    const holder = await new Promise<IDBDatabase>((resolve) => {
      request.addEventListener('success', () => resolve(request.result));
    });
    const deletion = indexedDB.deleteDatabase(`${name}-old`);
    await new Promise((resolve) => deletion.addEventListener('blocked', resolve));
    const opening = openLibrary({ name: `${name}-old` });
    holder.close();
    const opened = await opening;
    expect(await opened.documents.all()).toEqual([]);
    await opened.deleteEverything();
  });
});
