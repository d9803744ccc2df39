import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LibraryMap, MapProgress } from '../../protocol/EngineApi';
import { directMapWorker } from '../testing/directMapWorker';
import { filesOf, startEngine, type StartedEngine, type StartEngineOptions } from '../testing/startEngine';
import { WordEncoder } from '../testing/WordEncoder';
import type { DisposableMapWorker } from './LibraryMaps';

const never = new AbortController().signal;
const WORDS = 'bread garden train music';

let name: string;
let started: StartedEngine;
let drawn: number;

/** Counts how often a map is drawn, not only added to. */
function countingWorker(): DisposableMapWorker {
  const worker = directMapWorker();
  return {
    ...worker,
    layOut: async (...given) => {
      drawn += 1;
      return await worker.layOut(...given);
    },
  };
}

async function start(options: Partial<StartEngineOptions> = {}): Promise<void> {
  const encoder = new WordEncoder(WORDS);
  started = await startEngine({ name, encoder, makeMapWorker: countingWorker, ...options });
}

beforeEach(async () => {
  name = `map-test-${crypto.randomUUID()}`;
  drawn = 0;
  await start();
});

afterEach(async () => {
  await started.close();
  indexedDB.deleteDatabase(name);
});

async function add(texts: Readonly<Record<string, string>>): Promise<void> {
  await started.engine.addFiles({ kind: 'folder', name: 'Notes' }, filesOf(texts), () => undefined, never);
  await started.until(
    ({ ingest, sources }) => ingest.state === 'idle' && sources.every(({ waiting }) => waiting === 0),
  );
}

/** Files of two groups, each with as many lines of its word. */
function twoGroups(files: number): Record<string, string> {
  const texts: Record<string, string> = {};
  for (let file = 0; file < files; file++) {
    const word = file % 2 === 0 ? 'bread' : 'train';
    texts[`${word}/${file}.md`] = `one ${word} number${file}\ntwo ${word} ${word}`;
  }
  return texts;
}

const open = async (isAnew = false): Promise<LibraryMap> =>
  (await started.engine.openMap(isAnew, () => undefined, never))!;

const pathsOf = ({ documents, documentOf }: LibraryMap) => Array.from(documentOf, (at) => documents[at]!.path);

/** How far the middle of some points is from that of others. */
function gap(map: LibraryMap, one: (path: string) => boolean): number {
  const paths = pathsOf(map);
  const middle = (wanted: boolean) =>
    [0, 1].map((axis) => {
      const own = paths.flatMap((path, point) => (one(path) === wanted ? map.positions[2 * point + axis]! : []));
      return own.reduce((sum, value) => sum + value, 0) / own.length;
    });
  const [a, b] = [middle(true), middle(false)];
  return Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!);
}

it('there is no map of nothing, and one of a single passage', async () => {
  expect(await started.engine.openMap(false, () => undefined, never)).toBeNull();
  await add({ 'a.md': 'bread' });
  const map = await open();
  expect(map.documentOf).toHaveLength(1);
  expect([...map.positions]).toEqual([0, 0]);
});

it('every passage has a point; passages of like meaning lie together; topics are named', async () => {
  await add(twoGroups(30));
  const told: MapProgress[] = [];
  const map = (await started.engine.openMap(false, (progress) => void told.push(progress), never))!;
  expect(map.documentOf).toHaveLength(60);
  expect(gap(map, (path) => path.startsWith('bread'))).toBeGreaterThan(0.5);
  expect(map.topics.flatMap(({ words }) => words)).toEqual(expect.arrayContaining(['bread', 'train']));
  expect(new Set(told.map(({ stage }) => stage))).toEqual(new Set(['reading', 'laying out', 'naming']));
  expect(map).toMatchObject({ unit: 'passage', encoder: 'Words', outOfDate: null });
});

it('a map is kept, and after a restart as it was', async () => {
  await add(twoGroups(10));
  const first = await open();
  await started.close();
  await start();
  await started.until(({ searchable, passages }) => passages > 0 && searchable === passages);
  expect(await open()).toEqual(first);
  expect(drawn).toBe(1);
});

it('what is added is placed among its like, what is removed leaves, and many changes make it out of date', async () => {
  await add(twoGroups(20));
  const before = await open();
  await add({ 'bread/new.md': 'bread' });
  const after = await open();
  expect(drawn).toBe(1);
  expect(after.documentOf).toHaveLength(41);
  expect(after.outOfDate).toBeNull();
  const at = pathsOf(after).indexOf('bread/new.md');
  const breads = pathsOf(after).flatMap((path, point) => (path.startsWith('bread') ? point : []));
  const far = breads
    .filter((point) => point !== at)
    .map((point) =>
      Math.hypot(
        after.positions[2 * point]! - after.positions[2 * at]!,
        after.positions[2 * point + 1]! - after.positions[2 * at + 1]!,
      ),
    );
  expect(Math.min(...far)).toBeLessThan(0.3);
  expect([...after.positions.subarray(0, 80)]).toEqual([...before.positions]);

  for (const { id } of before.documents.slice(0, 8)) await started.engine.removeDocument(id);
  const less = await open();
  expect(less.documentOf).toHaveLength(25);
  expect(less.outOfDate).toEqual({ reason: 'library-changed' });
  expect((await open(true)).outOfDate).toBeNull();
  expect(drawn).toBe(2);
});

it('a library that became another is drawn anew', async () => {
  await add({ 'a.md': 'bread', 'b.md': 'garden' });
  await open();
  for (const path of ['a.md', 'b.md']) await started.engine.removeDocument((await started.engine.findDocument(path))!);
  await add({ 'c.md': 'music\ntrain' });
  expect((await open()).documentOf).toHaveLength(2);
  expect(drawn).toBe(2);
});

it('a map of another encoder stays, and says so', async () => {
  await add(twoGroups(6));
  await open();
  await started.close();
  await start({ encoder: new WordEncoder(WORDS, 'Words@2') });
  await started.until(({ searchable, passages }) => passages > 0 && searchable === passages);
  expect((await open()).outOfDate).toEqual({ reason: 'other-encoder' });
  expect((await open(true)).outOfDate).toBeNull();
});

it('drawing ends when it is cancelled, and leaves nothing behind', async () => {
  await add(twoGroups(40));
  const controller = new AbortController();
  const cancelled = started.engine.openMap(
    false,
    ({ stage }) => {
      if (stage === 'laying out') controller.abort(new DOMException('Enough.', 'AbortError'));
    },
    controller.signal,
  );
  await expect(cancelled).rejects.toThrow('Enough.');
  await open();
  expect(drawn).toBe(2);
});

it('a search is confined to some passages, with and without a query', async () => {
  await add({ 'a.md': 'bread one\nbread two', 'b.md': 'bread three' });
  const a = (await started.engine.findDocument('a.md'))!;
  const b = (await started.engine.findDocument('b.md'))!;
  const search = async (query: string, documents: readonly number[], passages: readonly number[] | null) => {
    const among = { documents: Uint32Array.from(documents), passages: passages && Uint32Array.from(passages) };
    const { hits, matching } = await started.engine.search(query, { limit: 10, among }, never);
    return { found: hits.map(({ path, passage }) => `${path} ${passage}`).toSorted(), matching };
  };
  expect(await search('bread', [a], [1])).toEqual({ found: ['a.md 1'], matching: 1 });
  expect(await search('bread', [a], null)).toEqual({ found: ['a.md 0', 'a.md 1'], matching: 2 });
  expect(await search('', [b, 999], [0, 0])).toEqual({ found: ['b.md 0'], matching: 1 });
  expect(await search('bread path:b.md', [a], null)).toEqual({ found: [], matching: 0 });
  expect(await started.engine.passage(a, 1, never)).toMatchObject({ path: 'a.md', excerpt: { text: 'bread two' } });
  await expect(started.engine.passage(999, 0, never)).rejects.toThrow('no longer');
});
