import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Library } from '../../library/openLibrary';
import { LIBRARY_VERSION } from '../../library/migrations';
import type { KeptWordsRecord, WordsRecord } from '../../library/schema';
import { Random } from '../../index/Random';
import type { LibraryChange, Platform } from '../Platform';
import { filesOf, startEngine, type StartedEngine, type StartEngineOptions } from '../testing/startEngine';
import { WordEncoder } from '../testing/WordEncoder';

const never = new AbortController().signal;
const NOTES = { kind: 'folder', name: 'Notes' } as const;

let name: string;
const started: StartedEngine[] = [];
const others: string[] = [];

beforeEach(() => {
  name = `words-test-${crypto.randomUUID()}`;
});

afterEach(async () => {
  for (const each of started.splice(0)) await each.close();
  for (const each of [name, ...others.splice(0)]) indexedDB.deleteDatabase(each);
});

async function start(options: Partial<StartEngineOptions> = {}): Promise<StartedEngine> {
  const each = await startEngine({ name, encoder: new WordEncoder('bread garden'), ...options });
  started.push(each);
  return each;
}

async function add(each: StartedEngine, texts: Readonly<Record<string, string>>): Promise<void> {
  await each.engine.addFiles(NOTES, filesOf(texts), () => undefined, never);
  await each.until(({ ingest, sources }) => ingest.state === 'idle' && sources.every(({ waiting }) => waiting === 0));
}

/** Waits until every passage can be found, by words too. */
const complete = (each: StartedEngine, passages: number) =>
  each.until((status) => status.passages === passages && status.searchable === passages);
const found = async ({ engine }: StartedEngine, query: string) =>
  (await engine.search(query, { limit: 50 }, never)).hits.map(({ path }) => path).toSorted();

async function openRaw(): Promise<IDBDatabase> {
  return await new Promise((resolve, reject) => {
    const request = indexedDB.open(name, LIBRARY_VERSION);
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(new Error('The database does not open.')));
  });
}

/** What is stored of the word index, its buffers as earlier versions stored them. */
async function stored(): Promise<WordsRecord[]> {
  const database = await openRaw();
  try {
    const records = await new Promise<KeptWordsRecord[]>((resolve) => {
      const request = database.transaction('words').objectStore('words').getAll();
      request.addEventListener('success', () => resolve(request.result as KeptWordsRecord[]));
    });
    return await Promise.all(
      records.map(async (record) => ({ ...record, buffer: await new Response(record.buffer).arrayBuffer() })),
    );
  } finally {
    database.close();
  }
}

/** Changes what is stored of the word index, behind the engine's back. */
async function tamper(change: (records: IDBObjectStore) => void): Promise<void> {
  const database = await openRaw();
  const transaction = database.transaction('words', 'readwrite');
  change(transaction.objectStore('words'));
  await new Promise((resolve) => transaction.addEventListener('complete', resolve));
  database.close();
}

const storedDocuments = async () => new Set((await stored()).flatMap(({ documents }) => [...documents]));

/** Stands for a browser that is killed before the words are stored. */
const withoutStoring = (library: Library): Library => ({
  ...library,
  words: new Proxy(library.words, {
    get: (target, property) => {
      if (property === 'save') return () => Promise.reject(new Error('killed'));
      const value: unknown = Reflect.get(target, property);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  }),
});

describe('the word index', () => {
  it('is stored, and taken over at the next start without reading any text', async () => {
    const first = await start();
    await add(first, { 'a.md': 'quince jelly\nand marmalade', 'b.md': 'pear' });
    await expect.poll(async () => (await storedDocuments()).size).toBe(2);
    await first.close();

    let textsRead = 0;
    const second = await start({
      wrapLibrary: (library) => ({
        ...library,
        documents: new Proxy(library.documents, {
          get: (target, property) => {
            if (property === 'allPassageTexts') textsRead += 1;
            const value: unknown = Reflect.get(target, property);
            return typeof value === 'function' ? (value.bind(target) as unknown) : value;
          },
        }),
      }),
    });
    await complete(second, 3);
    expect(await found(second, 'quince')).toEqual(['a.md']);
    expect(await found(second, '"and marmalade"')).toEqual(['a.md']);
    expect(textsRead).toBe(0);
  });

  it('is made anew from the stored texts where the browser was killed before it was stored', async () => {
    const first = await start();
    await add(first, { 'a.md': 'quince' });
    await expect.poll(async () => (await storedDocuments()).size).toBe(1);
    await first.close();
    const second = await start({ wrapLibrary: withoutStoring });
    await complete(second, 1);
    await add(second, { 'b.md': 'quince jam', 'c.md': 'pear' });
    await second.engine.removeDocument((await second.engine.findDocument('a.md'))!);
    await second.close();

    const third = await start();
    await complete(third, 2);
    expect(await found(third, 'quince')).toEqual(['b.md']);
    expect(await found(third, 'pear')).toEqual(['c.md']);
    await expect
      .poll(async () => [...(await storedDocuments())].filter((id) => id > 0).toSorted((a, b) => a - b))
      .toEqual([2, 3]);
  });

  it.each<[string, (record: WordsRecord) => Partial<WordsRecord>]>([
    ['a damaged buffer', ({ buffer }) => ({ buffer: flipped(buffer) })],
    ['a buffer that is cut short', ({ buffer }) => ({ buffer: buffer.slice(0, 20) })],
    ['too few documents', ({ documents }) => ({ documents: documents.slice(1) })],
    ['documents that are gone', ({ documents }) => ({ documents: documents.map(() => 77) })],
    ['half of a document', ({ documents }) => ({ documents: documents.map((id, row) => (row === 0 ? 0 : id)) })],
  ])('survives %s', async (_what, damage) => {
    const first = await start();
    await add(first, { 'a.md': 'quince jelly\nmarmalade', 'b.md': 'pear' });
    await expect.poll(async () => (await storedDocuments()).size).toBe(2);
    await first.close();
    const [record] = await stored();
    await tamper((records) => records.put({ ...record!, ...damage(record!) }));

    const second = await start();
    expect(await complete(second, 3)).toMatchObject({ problem: null });
    expect(await found(second, 'quince')).toEqual(['a.md']);
    expect(await found(second, 'marmalade')).toEqual(['a.md']);
    expect(await found(second, 'pear')).toEqual(['b.md']);
    await expect
      .poll(async () => [...(await storedDocuments())].filter((id) => id > 0 && id !== 77).toSorted((a, b) => a - b))
      .toEqual([1, 2]);
  });

  it('passes over what is stored twice', async () => {
    const first = await start();
    await add(first, { 'a.md': 'quince quince', 'b.md': 'quince and pear' });
    await expect.poll(async () => (await storedDocuments()).size).toBe(2);
    const before = await first.engine.search('quince pear', { limit: 5 }, never);
    await first.close();
    const [record] = await stored();
    // The first part lacks one of the two documents, the second one holds both.
    await tamper((records) => {
      records.put({ ...record!, documents: record!.documents.map((id) => (id === 1 ? 0 : id)) });
      records.put({ ...record!, id: 900 });
    });
    const second = await start();
    await complete(second, 2);
    const after = await second.engine.search('quince pear', { limit: 5 }, never);
    expect(after.hits).toEqual(before.hits);
  });

  it('is empty after everything was deleted', async () => {
    const each = await start();
    await add(each, { 'a.md': 'quince' });
    await expect.poll(async () => (await storedDocuments()).size).toBe(1);
    await each.engine.deleteEverything();
    expect(await found(each, 'quince')).toEqual([]);
    expect(await stored()).toEqual([]);
    await add(each, { 'b.md': 'quince' });
    expect(await found(each, 'quince')).toEqual(['b.md']);
  });

  it('loses the words of a removed source from the storage', async () => {
    const each = await start();
    await add(each, { 'a.md': 'quince', 'b.md': 'pear' });
    await expect.poll(async () => (await storedDocuments()).size).toBe(2);
    await each.engine.removeSource('folder:Notes', () => undefined, never);
    await expect.poll(async () => (await stored()).reduce((sum, { documents }) => sum + documents.length, 0)).toBe(0);
  });

  it('follows another tab, and what both store is right', async () => {
    const one = await start({ platform: tab() });
    const two = await start({ platform: tab() });
    await Promise.all([add(one, { 'a.md': 'quince' }), add(two, { 'b.md': 'quince pear' })]);
    for (const each of [one, two]) {
      await complete(each, 2);
      expect(await found(each, 'quince')).toEqual(['a.md', 'b.md']);
    }
    await two.engine.removeDocument((await two.engine.findDocument('a.md'))!);
    await complete(one, 1);
    expect(await found(one, 'quince')).toEqual(['b.md']);
    await one.close();
    await two.close();
    const third = await start();
    await complete(third, 1);
    expect(await found(third, 'quince')).toEqual(['b.md']);
  });
});

describe('after any sequence of changes and restarts', () => {
  it.each([1, 2, 3])('answers are those of a new library (seed %d)', async (seed) => {
    const random = new Random(seed);
    const words = ['quince', 'pear', 'jam', 'jelly', 'bread', 'ERR_42', '京都の雨', 'baking', 'baked'];
    const text = () =>
      Array.from(
        { length: 1 + random.below(4) },
        (_, line) =>
          Array.from({ length: 1 + random.below(5) }, () => words[random.below(words.length)]).join(' ') + ` ${line}`,
      ).join('\n');
    const files: Record<string, string> = {};
    let each = await start();
    for (let step = 0; step < 10; step++) {
      const paths = Object.keys(files);
      const kind = paths.length === 0 ? 0 : random.below(4);
      if (kind <= 1) {
        const added = { [`${random.below(6)}.md`]: text(), [`${random.below(6)}.txt`]: text() };
        Object.assign(files, added);
        await add(each, added);
      } else if (kind === 2) {
        const path = paths[random.below(paths.length)]!;
        delete files[path];
        await each.engine.removeDocument((await each.engine.findDocument(path))!);
      } else {
        await each.close();
        each = await start(random.below(2) === 0 ? {} : { wrapLibrary: withoutStoring });
        await complete(each, Object.values(files).join('\n').split('\n').filter(Boolean).length);
      }
    }
    others.push(name);
    const changed = each;
    name = `words-test-${crypto.randomUUID()}`;
    const fresh = await start();
    await add(fresh, files);
    for (const query of [
      'quince',
      'bake jam',
      'err_42',
      '京都',
      '"pear jam"',
      'jelly -bread',
      'jely',
      'type:txt pear',
    ]) {
      const [one, other] = await Promise.all(
        [changed, fresh].map(({ engine }) => engine.search(query, { limit: 50 }, never)),
      );
      const plain = (answer: typeof one) =>
        answer!.hits.map(({ path, range, strength, why, excerpt }) => ({ path, range, strength, why, excerpt }));
      expect(plain(one), query).toEqual(plain(other));
    }
  });
});

/** The part of the platform that connects one tab with the others. */
function tab(): Pick<Platform, 'announce' | 'onAnnounced' | 'exclusively'> {
  const channel = new BroadcastChannel(name);
  return {
    announce: (change) => channel.postMessage(change),
    onAnnounced: (listener) =>
      channel.addEventListener('message', ({ data }: MessageEvent<LibraryChange>) => listener(data)),
    exclusively: async (lock, work) => {
      await navigator.locks.request(`${name}-${lock}`, work);
    },
  };
}

function flipped(buffer: ArrayBuffer): ArrayBuffer {
  const copy = buffer.slice(0);
  new Uint8Array(copy)[copy.byteLength - 9]! ^= 1;
  return copy;
}
