import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LibraryError } from '../library/LibraryError';
import type { Library } from '../library/openLibrary';
import type { EngineStatus, NewSource, SearchAnswer } from '../protocol/EngineApi';
import type { LibraryChange, Platform } from './Platform';
import { filesOf, startEngine, type StartedEngine, type StartEngineOptions } from './testing/startEngine';
import { WordEncoder } from './testing/WordEncoder';

const NOTES: NewSource = { kind: 'folder', name: 'Notes' };
const never = new AbortController().signal;

let name: string;
let encoder: WordEncoder;
const started: StartedEngine[] = [];

beforeEach(() => {
  name = `engine-test-${crypto.randomUUID()}`;
  encoder = new WordEncoder('bread garden train music');
});

afterEach(async () => {
  for (const each of started.splice(0)) await each.close();
  indexedDB.deleteDatabase(name);
});

async function start(options: Partial<StartEngineOptions> = {}): Promise<StartedEngine> {
  const each = await startEngine({ name, encoder, ...options });
  started.push(each);
  return each;
}

async function add({ engine }: StartedEngine, texts: Readonly<Record<string, string>>, source = NOTES) {
  return await engine.addFiles(source, filesOf(texts), () => undefined, never);
}

const idle = ({ ingest, sources }: EngineStatus) =>
  ingest.state === 'idle' && sources.every(({ waiting }) => waiting === 0);

async function ingested(each: StartedEngine, texts: Readonly<Record<string, string>>, source = NOTES) {
  await add(each, texts, source);
  return await each.until(idle);
}

const search = ({ engine }: StartedEngine, query: string) => engine.search(query, { limit: 10 }, never);
const pathsOf = ({ hits }: SearchAnswer) => hits.map(({ path }) => path);
const manyLines = (count: number) => Array.from({ length: count }, (_, i) => `bread ${i}`).join('\n');

describe('ingest', () => {
  it('makes files searchable, tells their counts, and asks nothing again after a restart', async () => {
    const first = await start();
    const receipt = await add(first, {
      'a.md': 'bread and garden',
      'b.md': 'train\nmusic',
      '.git/x.md': 'bread',
      'c.png': 'x',
    });
    expect(receipt).toEqual({ source: 'folder:Notes', queued: 2, skipped: 1, ignored: 1, unchanged: 0, known: 0 });
    const status = await first.until(idle);
    expect(status).toMatchObject({ documents: 2, passages: 3, searchable: 3 });
    expect(status.sources).toMatchObject([{ name: 'Notes', documents: 2, passages: 3, failed: 0, skipped: 1 }]);
    expect(pathsOf(await search(first, 'music'))[0]).toBe('b.md');
    await first.close();

    const encodedBefore = encoder.documentsEncoded;
    const second = await start();
    expect(await second.until(({ searchable }) => searchable === 3)).toMatchObject({ documents: 2, passages: 3 });
    expect(second.statuses[0]).toMatchObject({ isOpen: false, documents: 0 });
    expect(second.statuses.find(({ isOpen }) => isOpen)).toMatchObject({ documents: 2, passages: 3 });
    expect(encoder.documentsEncoded).toBe(encodedBefore);
    expect(pathsOf(await search(second, 'bread'))[0]).toBe('a.md');
  });

  it('goes on with what waited when the tab was closed', async () => {
    const first = await start();
    await first.engine.findDocument('');
    const stopped = first.until(({ documents }) => documents >= 3);
    await add(first, Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`${i}.md`, `bread ${i}`])));
    await stopped;
    await first.close();
    const second = await start();
    // The words of what was committed before are indexed beside the ingest of the rest.
    const status = await second.until((now) => idle(now) && now.documents === 40 && now.searchable === 40);
    expect(status).toMatchObject({ documents: 40, searchable: 40, problem: null });
    expect(status.sources).toMatchObject([{ documents: 40, waiting: 0, failed: 0 }]);
  });

  it('follows what another tab committed and was closed before it told', async () => {
    const [silent, other] = [await start(), await start()];
    await ingested(silent, { 'a.md': 'bread', 'b.md': 'garden' });
    await ingested(silent, { 'b.md': 'music' });
    const status = await ingested(other, { 'c.md': 'train' }, { kind: 'folder', name: 'More' });
    expect(status).toMatchObject({ documents: 3, searchable: 3 });
    expect(Object.fromEntries(status.sources.map((each) => [each.name, each.documents]))).toEqual({
      Notes: 2,
      More: 1,
    });
    expect(pathsOf(await search(other, 'music'))[0]).toBe('b.md');
  });

  it('leaves what did not change, and replaces what did', async () => {
    const each = await start();
    await ingested(each, { 'a.md': 'bread', 'b.md': 'garden' });
    const encodedBefore = encoder.documentsEncoded;
    const status = await ingested(each, { 'a.md': 'bread', 'b.md': 'train' });
    expect(encoder.documentsEncoded).toBe(encodedBefore + 1);
    expect(status).toMatchObject({ documents: 2, passages: 2, searchable: 2 });
    expect((await search(each, 'train')).hits[0]).toMatchObject({ path: 'b.md', score: expect.closeTo(1, 2) });
    expect((await search(each, 'garden')).hits[0]?.score).toBe(0);
  });

  it('lists a file that fails with its reason, and ingests everything else', async () => {
    const each = await start();
    const status = await ingested(each, { 'a.md': '', 'b.md': 'trip', 'c.md': 'crash', 'd.md': 'bread' });
    expect(status.sources).toMatchObject([{ documents: 1, failed: 3, waiting: 0 }]);
    const failures = await each.engine.listFailures('folder:Notes');
    expect(failures.map(({ path, code, canRetry }) => [path, code, canRetry])).toEqual([
      ['a.md', 'empty', false],
      ['b.md', 'unexpected', true],
      ['c.md', 'crash', true],
    ]);
    expect(failures.map(({ message }) => message)).toEqual([
      'The file is empty.',
      'Something unexpected happened while it was ingested: tripped',
      'Reading it made the reader crash. The file may be damaged.',
    ]);
    expect(each.readersMade()).toBe(2);

    await each.engine.retryFailures('folder:Notes');
    expect((await each.until(idle)).sources).toMatchObject([{ failed: 3 }]);
    await each.engine.dismissFailures('folder:Notes');
    expect((await each.until(({ sources }) => sources[0]?.failed === 0)).sources).toMatchObject([{ documents: 1 }]);
  });

  it('ends a reader that takes too long, and goes on with another', async () => {
    let terminated = 0;
    const reader = {
      read: () => new Promise<never>(() => undefined),
      terminate: () => void terminated++,
    };
    const delay = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds / 1000));
    const each = await start({ reader, platform: { delay } });
    const status = await ingested(each, { 'a.md': 'x', 'b.md': 'y' });
    expect(status.sources).toMatchObject([{ documents: 0, failed: 2 }]);
    expect((await each.engine.listFailures('folder:Notes')).map(({ code }) => code)).toEqual(['too-slow', 'too-slow']);
    expect(terminated).toBe(2);
  });

  it('pauses in the middle of a document, and resumes', async () => {
    encoder.millisecondsPerText = 0.2;
    const each = await start();
    await add(each, { 'a.md': manyLines(4000), 'b.md': 'garden' });
    await each.until(({ ingest }) => ingest.state === 'running' && ingest.current === 'a.md');
    await each.engine.pauseIngest();
    // What was in hand is still encoded.
    let encoded = -1;
    await expect
      .poll(
        () => {
          const before = encoded;
          encoded = encoder.documentsEncoded;
          return encoded - before;
        },
        { interval: 200 },
      )
      .toBe(0);
    expect(encoded).toBeLessThan(4000);
    expect(await each.until(({ ingest }) => ingest.state === 'paused')).toMatchObject({
      documents: 0,
      ingest: { pauseReason: null },
    });
    await each.engine.resumeIngest();
    expect(await each.until(idle)).toMatchObject({ documents: 2, passages: 4001 });
  });

  it('cancels what waits and the file in hand, and keeps what was committed', async () => {
    encoder.millisecondsPerText = 0.2;
    const each = await start();
    await ingested(each, { 'first.md': 'garden' });
    await add(each, { 'a.md': manyLines(4000), 'b.md': 'garden' });
    await each.until(({ ingest }) => ingest.current === 'a.md');
    await each.engine.cancelIngest();
    const status = await each.until(idle);
    expect(status).toMatchObject({ documents: 1, passages: 1 });
    expect(await ingested(each, { 'c.md': 'train' })).toMatchObject({ documents: 2 });
  });

  it('cancels files that are still being queued, too', async () => {
    const each = await start();
    const files = filesOf(Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`${i}.md`, 'bread'])));
    const cancelling: Promise<void>[] = [];
    const cancelOnce = () => {
      if (cancelling.length === 0) cancelling.push(each.engine.cancelIngest());
    };
    const adding = each.engine.addFiles(NOTES, files, cancelOnce, never);
    await expect(adding).rejects.toMatchObject({ name: 'AbortError' });
    await Promise.all(cancelling);
    const { documents } = await each.until(idle);
    expect(documents).toBeLessThan(500);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await each.until(idle)).documents).toBe(documents);
  });

  it('pauses by itself when the disk is full, loses nothing, and resumes', async () => {
    let full = true;
    const wrapLibrary = (library: Library): Library => {
      const documents = new Proxy(library.documents, {
        get: (target, property) => {
          if (property === 'commit' && full) return () => Promise.reject(LibraryError.full(null));
          const value: unknown = Reflect.get(target, property);
          return typeof value === 'function' ? (value.bind(target) as unknown) : value;
        },
      });
      return { ...library, documents };
    };
    const each = await start({ wrapLibrary });
    await add(each, { 'a.md': 'bread', 'b.md': 'garden' });
    const paused = await each.until(({ ingest }) => ingest.state === 'paused');
    expect(paused.ingest.pauseReason).toEqual({ code: 'full', message: expect.stringContaining('no room left') });
    expect(paused.sources).toMatchObject([{ waiting: 2, failed: 0 }]);
    full = false;
    await each.engine.resumeIngest();
    expect(await each.until(idle)).toMatchObject({ documents: 2, searchable: 2 });
  });
});

describe('search', () => {
  it('gives hits with score, strength, range and excerpt', async () => {
    const each = await start();
    await ingested(each, { 'Bread.md': 'We bake bread on Sundays.\nThe train leaves at nine.' });
    const { hits, searched } = await search(each, 'when does the train go');
    expect(searched).toBe(2);
    expect(hits[0]).toMatchObject({
      title: 'Bread',
      path: 'Bread.md',
      sourceName: 'Notes',
      date: '1970-01-01T00:00:00.000Z',
      score: expect.closeTo(1, 2),
      strength: expect.closeTo(1, 2),
      range: { start: 26, end: 51 },
      excerpt: { text: 'The train leaves at nine.', marks: [{ start: 4, end: 9 }], clippedStart: false },
    });
  });

  it('orders ties by path, however the files arrived', async () => {
    const each = await start();
    await ingested(each, { 'z.md': 'bread jam' });
    await ingested(each, { 'm.md': 'bread tea', 'b.md': 'bread egg' });
    expect(pathsOf(await search(each, 'bread'))).toEqual(['b.md', 'm.md', 'z.md']);
  });

  it('gives nothing for a query in which the encoder knows nothing', async () => {
    const each = await start();
    await ingested(each, { 'a.md': 'bread' });
    expect((await search(each, 'zzz')).hits).toEqual([]);
    expect((await search(each, '')).hits).toEqual([]);
  });

  it('lets the newest query win', async () => {
    const each = await start();
    await ingested(each, { 'a.md': manyLines(50) });
    const first = search(each, 'bread');
    const second = search(each, 'bread 1');
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    expect((await second).hits).toHaveLength(10);
    await expect(each.engine.search('x', { limit: 1 }, AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it('answers while ingest runs', async () => {
    encoder.millisecondsPerText = 0.2;
    const each = await start();
    await ingested(each, { 'a.md': 'garden' });
    await add(each, { 'big.md': manyLines(4000) });
    await each.until(({ ingest }) => ingest.current === 'big.md');
    expect(pathsOf(await search(each, 'garden'))).toEqual(['a.md']);
    expect(await each.until(() => true)).toMatchObject({ documents: 1, ingest: { state: 'running' } });
  });
});

describe('documents', () => {
  it('open around a passage, and are found by what a wiki link calls them', async () => {
    const each = await start();
    await ingested(each, { 'Trips/Night train.md': 'train\nmusic', 'Night train.txt': 'bread' });
    const id = await each.engine.findDocument('trips/night train#Tickets');
    const view = await each.engine.openDocument(id!, { start: 0, end: 5 }, never);
    expect(view).toMatchObject({ path: 'Trips/Night train.md', text: 'train\nmusic', start: 0, end: 11, passages: 2 });
    const shortest = await each.engine.findDocument('NIGHT TRAIN');
    expect((await each.engine.openDocument(shortest!, { start: 0, end: 0 }, never)).path).toBe('Night train.txt');
    expect(await each.engine.findDocument('Day train')).toBeNull();
  });

  it('open in stretches when they are long', async () => {
    const each = await start();
    const text = manyLines(30_000);
    await ingested(each, { 'book.md': text });
    const id = (await each.engine.findDocument('book'))!;
    const middle = text.length / 2;
    const view = await each.engine.openDocument(id, { start: middle, end: middle + 10 }, never);
    expect(view.length).toBe(text.length);
    expect(view.end - view.start).toBe(100_000);
    expect(view.text).toBe(text.slice(view.start, view.end));
    expect(view.start).toBeLessThan(middle);
    expect(view.end).toBeGreaterThan(middle);
  });

  it('are gone once removed, alone or with their source', async () => {
    const each = await start();
    await ingested(each, { 'a.md': 'bread', 'b.md': 'garden' });
    await ingested(each, { 'c.md': 'music' }, { kind: 'paste', name: 'Pasted text' });
    const id = (await each.engine.findDocument('a'))!;
    await each.engine.removeDocument(id);
    await expect(each.engine.openDocument(id, { start: 0, end: 0 }, never)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    expect(pathsOf(await search(each, 'bread'))).not.toContain('a.md');
    const progress: number[] = [];
    await each.engine.removeSource('folder:Notes', ({ done }) => progress.push(done), never);
    expect(progress).toEqual([1]);
    expect(await each.until(({ documents }) => documents === 1)).toMatchObject({
      searchable: 1,
      sources: [{ id: 'paste:Pasted text' }],
    });
    await each.close();
    const again = await start();
    expect(await again.until(({ searchable }) => searchable === 1)).toMatchObject({ documents: 1 });
  });

  it('are all gone after everything was deleted, and new ones can be added', async () => {
    const each = await start();
    await add(each, { 'a.md': manyLines(2000), 'b.md': 'garden' });
    await each.engine.deleteEverything();
    expect(await each.until(({ sources }) => sources.length === 0)).toMatchObject({ documents: 0, problem: null });
    expect(await ingested(each, { 'c.md': 'train' })).toMatchObject({ documents: 1, searchable: 1 });
  });
});

describe('a browser that never tells how much is stored', () => {
  it('keeps nothing from working', async () => {
    const each = await start({ platform: { storage: () => new Promise(() => undefined) } });
    await ingested(each, { 'a.md': 'bread', 'b.md': 'garden' });
    expect(pathsOf(await search(each, 'bread'))).toContain('a.md');
    await each.engine.removeDocument((await each.engine.findDocument('a'))!);
    await each.engine.removeSource('folder:Notes', () => undefined, never);
    await each.engine.deleteEverything();
    expect(await ingested(each, { 'c.md': 'train' })).toMatchObject({ documents: 1, searchable: 1 });
  });
});

describe('rows', () => {
  it('are made anew from the stored text when the encoder changes, and the old space is dropped', async () => {
    const first = await start();
    await ingested(first, { 'a.md': 'bread\ngarden', 'b.md': 'music' });
    await first.close();
    let library: Library | null = null;
    const second = await start({
      encoder: new WordEncoder('bread garden train music apple', 'Words@2'),
      wrapLibrary: (opened) => (library = opened),
    });
    await second.until(({ searchable }) => searchable === 3);
    expect(pathsOf(await search(second, 'music'))[0]).toBe('b.md');
    await expect.poll(() => library!.embeddings.spaces()).toEqual(['Words@2/5']);
  });
});

describe('two tabs', () => {
  /** The part of the platform that connects one tab with the others, as `BroadcastChannel` and Web Locks do. */
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

  it('ingest each file once, and both find it', async () => {
    const one = await start({ platform: tab() });
    const two = await start({ platform: tab() });
    await Promise.all([
      add(one, Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`one ${i}.md`, 'bread']))),
      add(two, Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`two ${i}.md`, 'garden']))),
    ]);
    for (const each of [one, two]) {
      const status = await each.until((now) => idle(now) && now.searchable === 40);
      expect(status).toMatchObject({ documents: 40, passages: 40, problem: null });
      expect(status.sources).toMatchObject([{ documents: 40, waiting: 0, failed: 0 }]);
      expect((await search(each, 'garden')).hits[0]).toMatchObject({ path: 'two 0.md', score: expect.closeTo(1, 2) });
    }
    expect(encoder.documentsEncoded).toBeLessThanOrEqual(40 + 2 * 10);
  });

  it('both forget what one removes', async () => {
    const one = await start({ platform: tab() });
    const two = await start({ platform: tab() });
    await ingested(one, { 'a.md': 'bread', 'b.md': 'garden' });
    await two.until(({ searchable }) => searchable === 2);
    await two.engine.removeDocument((await two.engine.findDocument('a'))!);
    await one.until(({ searchable, documents }) => searchable === 1 && documents === 1);
    await one.engine.removeSource('folder:Notes', () => undefined, never);
    await two.until(({ sources }) => sources.length === 0);
    expect(await two.until(({ documents }) => documents === 0)).toMatchObject({ sources: [], searchable: 0 });
  });
});

describe('a failure of the whole', () => {
  it('is told as the problem, and every call rejects with it', async () => {
    const each = await startEngine({
      name,
      encoder,
      wrapLibrary: () => {
        throw new LibraryError('refused', 'The browser does not let Inkling keep a library here.');
      },
    });
    expect(await each.until(({ problem }) => problem !== null)).toMatchObject({
      problem: { code: 'refused', message: expect.stringContaining('keep a library') },
    });
    await expect(search(each, 'bread')).rejects.toThrow('keep a library');
  });
});
