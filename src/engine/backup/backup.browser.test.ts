import { afterEach, beforeEach, expect, it } from 'vitest';
import type { EngineStatus, NewSource } from '../../protocol/EngineApi';
import { FakeEncoders, fakeModel } from '../testing/FakeEncoders';
import { filesOf, startEngine, type StartedEngine, type StartEngineOptions } from '../testing/startEngine';
import { TestFolder } from '../testing/TestFolder';
import { WordEncoder } from '../testing/WordEncoder';

const NOTES: NewSource = { kind: 'folder', name: 'Notes' };
const never = new AbortController().signal;
const nothing = () => undefined;

let name: string;
let encoder: WordEncoder;
let encoders: FakeEncoders;
const started: StartedEngine[] = [];

beforeEach(() => {
  name = `backup-test-${crypto.randomUUID()}`;
  encoder = new WordEncoder('bread garden train music');
  encoders = new FakeEncoders();
});

afterEach(async () => {
  for (const each of started.splice(0)) await each.close();
  indexedDB.deleteDatabase(name);
});

async function start(options: Partial<StartEngineOptions> = {}): Promise<StartedEngine> {
  const models = [fakeModel('main', 'bread garden')];
  const each = await startEngine({ name, encoder, encoders, models, ...options });
  started.push(each);
  return each;
}

const idle = ({ ingest, sources, main }: EngineStatus) =>
  ingest.state === 'idle' && sources.every(({ waiting }) => waiting === 0) && main?.isFilling !== true;

const texts = Object.fromEntries(
  Array.from({ length: 40 }, (_, i) => [`notes/${i}.md`, `# Note ${i}\nbread ${i} garden\n${'train '.repeat(i)}music`]),
);

async function filled(): Promise<StartedEngine> {
  const each = await start();
  await each.engine.addFiles(NOTES, filesOf(texts), nothing, never);
  await each.until((status) => idle(status) && status.documents === 40 && status.main?.passages === status.passages);
  return each;
}

/** All that the engine answers, with documents named by path. Of equal scores at the limit, rows that came first win: hence all. */
async function answers({ engine }: StartedEngine): Promise<unknown> {
  const found = [];
  for (const query of ['bread', 'train music', 'garden']) {
    for (const answer of [
      await engine.search(query, { limit: 1000 }, never),
      await engine.refine(query, { limit: 1000 }, never),
    ]) {
      found.push(answer?.hits.map(({ key: _key, document: _document, ...hit }) => hit));
    }
  }
  return found;
}

it('gives the same answers after everything was deleted and restored, and encodes nothing', async () => {
  const each = await filled();
  const before = await answers(each);
  const { content, documents, passages } = await each.engine.saveBackup('secret', null, nothing, never);
  expect({ documents, passages }).toEqual({ documents: 40, passages: 120 });
  await each.engine.deleteEverything();
  expect(await answers(each)).not.toEqual(before);
  // Looking for the best sentence of a hit encodes too.
  const encoded = () => [encoder.documentsEncoded, encoders.documentsEncoded];
  let encodedBefore = encoded();
  const receipt = await each.engine.restoreBackup(content!, 'secret', nothing, never);
  expect(receipt).toEqual({ added: 40, unchanged: 0, conflicts: { count: 0, paths: [] }, leftOut: [] });
  await each.until((status) => idle(status) && status.documents === 40);
  expect(encoded()).toEqual(encodedBefore);
  expect(await answers(each)).toEqual(before);
  await each.close();
  encodedBefore = encoded();

  const again = await start();
  await again.until((status) => idle(status) && status.searchable === 120 && status.main?.passages === 120);
  expect(encoded()).toEqual(encodedBefore);
  expect(await answers(again)).toEqual(before);
  // The folder is there, as one that was imported once: its unchanged files are not read again.
  const added = await again.engine.addFiles(NOTES, filesOf(texts), nothing, never);
  expect(added).toMatchObject({ queued: 0, unchanged: 40 });
});

it('saves to a file that the person chose, and leaves what was there when it is stopped', async () => {
  const each = await filled();
  const folder = await TestFolder.make('Backups');
  await folder.write({ 'library.inkling': 'before' });
  const place = await folder.handle.getFileHandle('library.inkling');
  const stop = new AbortController();
  const stopped = each.engine.saveBackup(null, place, () => stop.abort(), stop.signal);
  await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
  expect(await (await place.getFile()).text()).toBe('before');
  const { content, bytes } = await each.engine.saveBackup(null, place, nothing, never);
  expect(content).toBeNull();
  const file = await place.getFile();
  expect(file.size).toBe(bytes);
  expect(await each.engine.restoreBackup(file, null, nothing, never)).toMatchObject({ added: 0, unchanged: 40 });
  await folder.remove();
});

it('leaves the library as it was when the file is not sound', async () => {
  const each = await filled();
  const { content } = await each.engine.saveBackup(null, null, nothing, never);
  const bytes = new Uint8Array(await content!.arrayBuffer());
  await each.engine.removeSource('folder:Notes', nothing, never);
  bytes[bytes.length - 40]! ^= 1;
  const refused = each.engine.restoreBackup(new Blob([bytes]), null, nothing, never);
  await expect(refused).rejects.toMatchObject({ name: 'BackupError', code: 'damaged' });
  const cut = each.engine.restoreBackup(content!.slice(0, content!.size - 5), null, nothing, never);
  await expect(cut).rejects.toMatchObject({ name: 'BackupError', code: 'truncated' });
  await each.until((status) => status.documents === 0 && status.sources.length === 0);
  expect(await each.engine.search('bread', { limit: 10 }, never)).toMatchObject({ hits: [] });
});

it('encodes what a backup of another encoder lacks, and tells what was left out', async () => {
  const each = await filled();
  const { content } = await each.engine.saveBackup(null, null, nothing, never);
  await each.engine.deleteEverything();
  await each.close();
  const other = await start({ encoder: new WordEncoder('bread garden train music', 'Words@2'), models: [] });
  const receipt = await other.engine.restoreBackup(content!, null, nothing, never);
  expect(receipt.added).toBe(40);
  expect(receipt.leftOut.toSorted()).toEqual(['Words@1/4', 'main@1:q4/2']);
  await other.until((status) => idle(status) && status.searchable === 120);
});

it('stops when everything is deleted meanwhile', async () => {
  const each = await filled();
  const { content } = await each.engine.saveBackup(null, null, nothing, never);
  await each.engine.deleteEverything();
  const deletions: Promise<void>[] = [];
  const restoring = each.engine.restoreBackup(
    content!,
    null,
    ({ done, total }) => {
      if (done >= total / 2 && deletions.length === 0) deletions.push(each.engine.deleteEverything());
    },
    never,
  );
  await expect(restoring).rejects.toMatchObject({ name: 'AbortError' });
  await Promise.all(deletions);
  await each.until((status) => status.documents === 0 && status.sources.length === 0);
});
