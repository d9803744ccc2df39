import { openDB } from 'idb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PackedFiles } from './packFiles';
import { packNow } from './testing/packNow';
import type { DocumentView, EngineStatus, IncomingFile, NewSource } from '../protocol/EngineApi';
import { realReader } from '../engine/testing/realReader';
import { filesOf, startEngine, type StartedEngine } from '../engine/testing/startEngine';
import { WordEncoder } from '../engine/testing/WordEncoder';
import type { PackShelf } from '../engine/packs/PackShelf';
import type { BackupStore } from '../library/backup/BackupStore';
import type { Library } from '../library/openLibrary';

const never = new AbortController().signal;
const nothing = () => undefined;
const DOCS: NewSource = { kind: 'files', name: 'Files' };

/** A site with one pack, which can be replaced by another version; counts what was fetched. */
class FakeSite implements PackShelf {
  fetched = 0;
  forgotten = 0;
  constructor(public pack: PackedFiles) {}
  isDown = false;
  describe: PackShelf['describe'] = async () => {
    if (this.isDown) throw new Error('The site is down.');
    return this.pack.description;
  };
  fetch: PackShelf['fetch'] = async () => {
    this.fetched += 1;
    return this.pack.content;
  };
  forget: PackShelf['forget'] = async () => void (this.forgotten += 1);
}

let name: string;
let encoder: WordEncoder;
const started: StartedEngine[] = [];

beforeEach(() => {
  name = `packs-test-${crypto.randomUUID()}`;
  encoder = new WordEncoder('bread garden train music');
});

afterEach(async () => {
  for (const each of started.splice(0)) await each.close();
  indexedDB.deleteDatabase(name);
});

async function start(packs?: PackShelf, database = name, halt?: Halt): Promise<StartedEngine> {
  const each = await startEngine({
    name: database,
    encoder,
    reader: realReader(),
    ...(packs && { packs }),
    ...(halt && { wrapLibrary: (library) => halt.wrap(library) }),
  });
  started.push(each);
  return each;
}

/** Stops the taking of a pack after a call of `TakePackOptions`, until it is let go. */
class Halt {
  readonly #reached = Promise.withResolvers<void>();
  readonly #released = Promise.withResolvers<void>();
  readonly reached = this.#reached.promise;

  constructor(readonly after: 'onArrived' | 'onRestored') {}

  wrap(library: Library): Library {
    const { backup } = library;
    const stop = async (): Promise<void> => {
      this.#reached.resolve();
      await this.#released.promise;
    };
    const takePack: BackupStore['takePack'] = (source, pack, options) =>
      backup.takePack(source, pack, {
        ...options,
        [this.after]: async (...given: [never, never, never]) => {
          await options[this.after](...given);
          await stop();
        },
      });
    return { ...library, backup: { takePack } as BackupStore };
  }

  letGo(): void {
    this.#released.resolve();
  }
}

async function storedDocuments(): Promise<number> {
  const database = await openDB(name);
  const count = await database.count('documents');
  database.close();
  return count;
}

const packOf = (files: readonly IncomingFile[]) => packNow(files, encoder);

const notes = (changed: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  ...Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => [
      `notes/${i}.md`,
      `# Note ${i}\n\nbread ${i} garden\n\n## More\n\n${'train '.repeat(i)}music of <script>alert(${i})</script> [here](javascript:alert(1))`,
    ]),
  ),
  ...changed,
});

const idle = ({ ingest, sources, passages, searchable }: EngineStatus) =>
  ingest.state === 'idle' && sources.every(({ waiting }) => waiting === 0) && searchable === passages;

/** All that the engine answers, with documents named by path. */
async function answers({ engine }: StartedEngine): Promise<unknown> {
  const found = [];
  for (const query of ['bread', 'train music', 'gardn', 'note 7', '"music of"', 'alert', '']) {
    const answer = await engine.search(query, { limit: 1000 }, never);
    found.push(
      answer.hits.map(({ key: _key, document: _document, source: _source, sourceName: _name, ...hit }) => hit),
    );
  }
  return found;
}

it('answers as a library that read the same files itself, without reading, encoding or indexing anything', async () => {
  const files = filesOf(notes()).map((file) => ({ ...file, modified: null }));
  const site = new FakeSite(await packOf(files));
  const own = await start(undefined, `${name}-own`);
  await own.engine.addFiles(DOCS, files, nothing, never);
  await own.until((status) => idle(status) && status.documents === 30);

  const each = await start(site);
  const before = encoder.documentsEncoded;
  const seen: number[] = [];
  const receipt = await each.engine.openPack('docs', ({ done, total }) => seen.push(done / total), never);
  expect(receipt).toEqual({ title: 'Docs', added: 30, isNew: true });
  expect(seen.at(-1)).toBe(1);
  const status = await each.until(idle);
  expect(status.sources).toMatchObject([{ id: 'pack:docs', kind: 'pack', name: 'Docs', documents: 30 }]);
  expect(encoder.documentsEncoded).toBe(before);
  expect(each.readersMade()).toBe(0);
  expect(await answers(each)).toEqual(await answers(own));
  indexedDB.deleteDatabase(`${name}-own`);

  // What was stored answers alike, and the same version is not fetched again.
  await each.close();
  const again = await start(site);
  await again.until((now) => idle(now) && now.documents === 30);
  expect(await answers(again)).toEqual(await answers(own));
  expect(await again.engine.openPack('docs', nothing, never)).toMatchObject({ added: 0, isNew: false });
  site.isDown = true;
  expect(await again.engine.openPack('docs', nothing, never)).toEqual({ title: 'Docs', added: 0, isNew: false });
  await expect(again.engine.openPack('birds', nothing, never)).rejects.toThrow('The site is down.');
  expect(site.fetched).toBe(1);
});

it('brings an earlier version up to date, and touches nothing else', async () => {
  const site = new FakeSite(await packOf(filesOf(notes())));
  const each = await start(site);
  await each.engine.addFiles(DOCS, filesOf({ 'notes/1.md': 'My own note on bread.' }), nothing, never);
  await each.engine.openPack('docs', nothing, never);
  const changed = notes({ 'notes/3.md': 'Now of music only.', 'notes/new.md': 'bread and train' });
  delete changed['notes/4.md'];
  site.pack = await packOf(filesOf(changed));
  expect(await each.engine.openPack('docs', nothing, never)).toEqual({ title: 'Docs', added: 2, isNew: false });
  const status = await each.until((now) => idle(now) && now.documents === 31);
  expect(status.sources.map(({ id, documents }) => [id, documents])).toEqual([
    ['pack:docs', 30],
    ['files:Files', 1],
  ]);
  expect(await each.engine.findDocument('notes/4.md')).toBe(null);
  const { hits } = await each.engine.search('"of music only"', { limit: 10 }, never);
  expect(hits.map(({ path }) => path)).toEqual(['notes/3.md']);
  expect((await each.engine.search('"own note"', { limit: 10 }, never)).hits).toHaveLength(1);
});

it('can be found and read before any of it is written', async () => {
  const files = filesOf(notes()).map((file) => ({ ...file, modified: null }));
  const own = await start(undefined, `${name}-own`);
  await own.engine.addFiles(DOCS, files, nothing, never);
  await own.until((status) => idle(status) && status.documents === 30);
  const halt = new Halt('onArrived');
  const each = await start(new FakeSite(await packOf(files)), name, halt);
  const opening = each.engine.openPack('docs', nothing, never);
  await halt.reached;
  expect((await each.until(idle)).documents).toBe(30);
  expect(await answers(each)).toEqual(await answers(own));
  const [ownId, id] = [await own.engine.findDocument('notes/7.md'), await each.engine.findDocument('notes/7.md')];
  const withoutIds = ({ id: _id, source: _source, sourceName: _name, ...view }: DocumentView) => view;
  const whole = { start: 0, end: 10 };
  expect(withoutIds(await each.engine.openDocument(id!, whole, never))).toEqual(
    withoutIds(await own.engine.openDocument(ownId!, whole, never)),
  );
  const similar = await each.engine.similar(id!, 0, { limit: 3 }, never);
  expect(similar.hits).toHaveLength(3);
  expect(await storedDocuments()).toBe(0);
  halt.letGo();
  expect(await opening).toMatchObject({ added: 30 });
  expect(await storedDocuments()).toBe(30);
  expect(await answers(each)).toEqual(await answers(own));
  indexedDB.deleteDatabase(`${name}-own`);
});

it('does not bring back what is removed before it is written', async () => {
  const halt = new Halt('onArrived');
  const each = await start(new FakeSite(await packOf(filesOf(notes()))), name, halt);
  const opening = each.engine.openPack('docs', nothing, never);
  await halt.reached;
  await each.engine.removeDocument((await each.engine.findDocument('notes/29.md'))!);
  halt.letGo();
  expect(await opening).toMatchObject({ added: 29 });
  await each.until((now) => idle(now) && now.documents === 29);
  await each.close();
  const again = await start();
  await again.until((now) => idle(now) && now.documents === 29);
  expect(await again.engine.findDocument('notes/29.md')).toBe(null);
});

it('leaves nothing of a source that is removed before it is written', async () => {
  const halt = new Halt('onArrived');
  const each = await start(new FakeSite(await packOf(filesOf(notes()))), name, halt);
  const opening = each.engine.openPack('docs', nothing, never);
  await halt.reached;
  await each.engine.removeSource('pack:docs', nothing, never);
  halt.letGo();
  expect(await opening).toMatchObject({ added: 0 });
  expect(await each.until(idle)).toMatchObject({ documents: 0, sources: [] });
  expect(await storedDocuments()).toBe(0);
});

it('goes on where it was stopped, without a trace of what was not written', async () => {
  const site = new FakeSite(await packOf(filesOf(notes())));
  const each = await start(site);
  const stop = new AbortController();
  const opening = each.engine.openPack(
    'docs',
    ({ isSearchable }) => isSearchable === true && stop.abort(new DOMException('Stopped.', 'AbortError')),
    stop.signal,
  );
  await expect(opening).rejects.toMatchObject({ name: 'AbortError' });
  expect(site.forgotten).toBe(0);
  await each.until((now) => idle(now) && now.documents === 0);
  expect((await each.engine.search('bread', { limit: 10 }, never)).hits).toEqual([]);
  expect(await each.engine.openPack('docs', nothing, never)).toMatchObject({ added: 30 });
  await each.until((now) => idle(now) && now.documents === 30);
  expect(site.forgotten).toBe(1);
});

it('goes on where the browser was killed while it was written', async () => {
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`${i}.md`, `bread ${i} garden`]));
  const site = new FakeSite(await packOf(filesOf(many)));
  const halt = new Halt('onRestored');
  const each = await start(site, name, halt);
  const opening = each.engine.openPack('docs', nothing, never);
  await halt.reached;
  await each.close();
  halt.letGo();
  await expect(opening).rejects.toMatchObject({ name: 'InvalidStateError' });

  const again = await start(site);
  const killed = await again.until((now) => now.isOpen && idle(now));
  expect(killed.documents).toBeGreaterThan(0);
  expect(killed.documents).toBeLessThan(300);
  expect(await again.engine.openPack('docs', nothing, never)).toMatchObject({ added: 300 - killed.documents });
  await again.until((now) => idle(now) && now.documents === 300);
  expect(await storedDocuments()).toBe(300);
  const { hits } = await again.engine.search('"bread 299"', { limit: 10 }, never);
  expect(hits.map(({ path }) => path)).toEqual(['299.md']);
});

it('takes nothing of a pack that is damaged or another than the site tells, and drops what was fetched', async () => {
  const sound = await packOf(filesOf(notes()));
  const site = new FakeSite(sound);
  const each = await start(site);
  const bytes = new Uint8Array(await sound.content.arrayBuffer());
  const flipped = bytes.slice();
  flipped[bytes.length - 200]! ^= 1;
  for (const content of [new Blob([bytes.subarray(0, -40)]), new Blob([flipped]), new Blob(['<!doctype html>'])]) {
    site.pack = { ...sound, content };
    await expect(each.engine.openPack('docs', nothing, never)).rejects.toMatchObject({ name: 'BackupError' });
  }
  site.pack = { ...sound, description: { ...sound.description, version: 'a'.repeat(64) } };
  await expect(each.engine.openPack('docs', nothing, never)).rejects.toThrow('another pack');
  site.pack = { ...sound, description: { ...sound.description, source: 'files:Files' } };
  await expect(each.engine.openPack('docs', nothing, never)).rejects.toThrow('another pack');
  await expect(each.engine.openPack('../docs', nothing, never)).rejects.toThrow('cannot be the name of a pack');
  await expect(each.engine.openPack('https://example.org', nothing, never)).rejects.toThrow('cannot be the name');
  expect(site.forgotten).toBe(5);
  const status = await each.until(idle);
  expect({ documents: status.documents, sources: status.sources }).toEqual({ documents: 0, sources: [] });
});

it('is taken from a file too, and no pack changes what the person chose', async () => {
  const { content } = await packOf(filesOf(notes()));
  const each = await start();
  expect(await each.engine.restoreBackup(content, null, nothing, never)).toMatchObject({ added: 30, pack: 'Docs' });
  await each.until((now) => idle(now) && now.documents === 30);
  expect(await each.engine.restoreBackup(content, null, nothing, never)).toMatchObject({ added: 0, unchanged: 30 });
});
