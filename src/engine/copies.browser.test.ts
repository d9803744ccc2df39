import { expect, it } from 'vitest';
import { countStored } from '../library/testing/countStored';
import type { EngineStatus, NewSource } from '../protocol/EngineApi';
import { filesOf, type StartedEngine } from './testing/startEngine';
import { twoSpaces } from './testing/twoSpaces';

const NOTES: NewSource = { kind: 'folder', name: 'Notes' };
const never = new AbortController().signal;
const nothing = () => undefined;
/** Two files that are the same in all but their place, and two that also have the titles of their names. */
const texts = {
  'a.md': '# Baking\nbread',
  'old/a.md': '# Baking\nbread',
  'paper (1).txt': 'train\nmusic\ngarden',
  'paper.txt': 'train\nmusic\ngarden',
};
/** Two texts; of the second the passages are there under either title. */
const ONCE = { texts: 2, passages: 3, rows: { 'Words@1/4': 8, 'main@1:q4/2': 8 } };

const tested = twoSpaces('copies');

const settled = ({ ingest, sources, main, searchable, passages }: EngineStatus) =>
  ingest.state === 'idle' &&
  sources.every(({ waiting }) => waiting === 0) &&
  searchable === passages &&
  main?.passages === passages;

async function filled(): Promise<StartedEngine> {
  const each = await tested.start();
  await each.engine.addFiles(NOTES, filesOf(texts), nothing, never);
  await each.until((status) => settled(status) && status.documents === 4);
  return each;
}

/** The places of the best hit, by path. */
async function placesOf({ engine }: StartedEngine, query: string) {
  const { hits } = await engine.search(query, { limit: 1 }, never);
  return hits.flatMap(({ path, copies }) => [path, ...copies.map((copy) => copy.path)]).toSorted();
}

const waits = { timeout: 60_000 };

it('are stored once, counted and shown at all their places, and encoded once', async () => {
  const each = await filled();
  expect(await each.until(settled)).toMatchObject({ documents: 4, passages: 10 });
  await expect.poll(() => countStored(tested.name), waits).toEqual(ONCE);
  expect(await placesOf(each, 'bread')).toEqual(['a.md', 'old/a.md']);
  expect(await placesOf(each, 'music')).toEqual(['paper (1).txt', 'paper.txt']);
  const [starters, mains] = [tested.encoder.documentsEncoded, tested.encoders.documentsEncoded];
  expect(mains).toBe(8);
  await each.close();

  const again = await tested.start();
  await again.until((status) => settled(status) && status.documents === 4);
  expect([tested.encoder.documentsEncoded, tested.encoders.documentsEncoded]).toEqual([starters, mains]);
  expect(await placesOf(again, 'bread')).toEqual(['a.md', 'old/a.md']);
});

it('remain when one of them goes, and nothing is left when all are gone', async () => {
  const each = await filled();
  await expect.poll(() => countStored(tested.name), waits).toEqual(ONCE);
  for (const path of ['a.md', 'paper (1).txt']) {
    await each.engine.removeDocument((await each.engine.findDocument(path))!);
  }
  expect(await placesOf(each, 'bread')).toEqual(['old/a.md']);
  expect(await placesOf(each, 'music')).toEqual(['paper.txt']);
  const id = (await each.engine.findDocument('paper.txt'))!;
  expect(await each.engine.openDocument(id, { start: 0, end: 5 }, never)).toMatchObject({ title: 'paper' });
  expect((await each.engine.readStretch(id, 0, never)).text).toBe(texts['paper.txt']);
  expect(await countStored(tested.name)).toEqual({ texts: 2, passages: 2, rows: { 'Words@1/4': 5, 'main@1:q4/2': 5 } });
  await each.engine.removeSource('folder:Notes', nothing, never);
  expect(await countStored(tested.name)).toEqual({ texts: 0, passages: 0, rows: {} });
});

it('share again what a backup held for each of them', async () => {
  const each = await filled();
  const { content } = await each.engine.saveBackup(null, null, nothing, never);
  const encoded = tested.encoders.documentsEncoded;
  await each.engine.deleteEverything();
  const receipt = await each.engine.restoreBackup(content!, null, nothing, never);
  expect(receipt).toMatchObject({ added: 4 });
  await each.until((status) => settled(status) && status.documents === 4);
  await expect.poll(() => countStored(tested.name), waits).toEqual(ONCE);
  expect(tested.encoders.documentsEncoded).toBe(encoded);
  expect(await placesOf(each, 'bread')).toEqual(['a.md', 'old/a.md']);
  // Taken in once more, rows are not stored again.
  expect(await each.engine.restoreBackup(content!, null, nothing, never)).toMatchObject({ unchanged: 4 });
  expect(await countStored(tested.name)).toEqual(ONCE);
});

it('leave room for what else is found, however many they are', async () => {
  const each = await tested.start();
  const many = Object.fromEntries(Array.from({ length: 450 }, (_, i) => [`copies/${i}.md`, '# Baking\nbread']));
  await each.engine.addFiles(NOTES, filesOf({ ...many, 'other.md': '# Tools\nbread garden' }), nothing, never);
  await each.until((status) => settled(status) && status.documents === 451);
  const { hits } = await each.engine.search('bread', { limit: 3 }, never);
  const found = hits.map(({ path, copies }) => `${path.split('/')[0]} ${copies.length}`);
  expect(found.toSorted()).toEqual(['copies 449', 'copies 449', 'other.md 0']);
});
