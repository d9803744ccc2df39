import { openDB } from 'idb';
import { expect, it } from 'vitest';
import { Random } from '../index/Random';
import type { EngineStatus, NewSource } from '../protocol/EngineApi';
import { filesOf } from './testing/startEngine';
import { twoSpaces } from './testing/twoSpaces';

const NOTES: NewSource = { kind: 'folder', name: 'Notes' };
/** Small blocks are kept as they are. */
interface SmallBlock {
  readonly rows: number;
  readonly buffer: ArrayBuffer;
}

const never = new AbortController().signal;
const DOCUMENTS = 20;

const tested = twoSpaces('damaged');

const isWhole = ({ ingest, documents, passages, searchable, main }: EngineStatus) =>
  ingest.state === 'idle' && documents === DOCUMENTS && searchable === passages && main?.passages === passages;

/** Changes stored blocks as a failing disk would, those for which `change` gives other bytes; gives the rows in them. */
async function damage(change: (record: SmallBlock, position: number) => ArrayBuffer | null): Promise<number> {
  const database = await openDB(tested.name);
  const blocks = database.transaction('blocks', 'readwrite').store;
  let rows = 0;
  for (const [position, record] of ((await blocks.getAll()) as SmallBlock[]).entries()) {
    const buffer = change(record, position);
    if (buffer === null) continue;
    await blocks.put({ ...record, buffer });
    rows += record.rows;
  }
  database.close();
  return rows;
}

function flipped(random: Random, { buffer }: SmallBlock): ArrayBuffer {
  const bytes = new Uint8Array(buffer.slice(0));
  const bit = random.below(8 * bytes.length);
  bytes[bit >> 3]! ^= 1 << (bit & 7);
  return bytes.buffer;
}

const random = new Random(1);
it.each<[string, (record: SmallBlock, position: number) => ArrayBuffer | null]>([
  ['a flipped bit in every block', (record) => flipped(random, record)],
  ['a flipped bit in every other block', (record, position) => (position % 2 === 0 ? flipped(random, record) : null)],
  ['blocks that are cut short', ({ buffer }) => buffer.slice(0, random.below(buffer.byteLength))],
  ['empty blocks', () => new ArrayBuffer(0)],
])('%s: it is told, what they held is encoded again, and nothing else', async (_what, change) => {
  const texts = Object.fromEntries(
    Array.from({ length: DOCUMENTS }, (_, i) => [`${i}.md`, `bread ${i}\ngarden and train ${i}`]),
  );
  const first = await tested.start();
  await first.engine.addFiles(NOTES, filesOf(texts), () => undefined, never);
  await first.until(isWhole);
  await first.close();
  const encoded = tested.encoder.documentsEncoded + tested.encoders.documentsEncoded;
  const lost = await damage(change);
  expect(lost).toBeGreaterThan(0);

  const second = await tested.start();
  expect((await second.until((status) => isWhole(status) && status.problem !== null)).problem).toMatchObject({
    code: 'damaged',
    message: expect.stringMatching(/^A block of embeddings is damaged: .+\. Its embeddings are made again/),
  });
  expect(tested.encoder.documentsEncoded + tested.encoders.documentsEncoded - encoded).toBe(lost);
  // The best sentence of a hit is found with the starter.
  const { hits } = await second.engine.search('"garden and train 7"', { limit: 5 }, never);
  expect(hits.map(({ path }) => path)).toEqual(['7.md']);
  await second.close();
  const [starters, mains] = [tested.encoder.documentsEncoded, tested.encoders.documentsEncoded];

  const third = await tested.start();
  expect((await third.until(isWhole)).problem).toBeNull();
  expect([tested.encoder.documentsEncoded, tested.encoders.documentsEncoded]).toEqual([starters, mains]);
});
