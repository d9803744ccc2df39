import { wrap, type Remote } from 'comlink';
import fc from 'fast-check';
import { openDB } from 'idb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LibrarySchema } from './schema';
import { newDocument } from './testing/newDocument';
import type { LibraryWorkerApi } from './testing/library.worker';

// Where a library runs: large blocks are Blobs there, and are read within transactions, which windows cannot.
const SPACE = 'Test@1/256';
const size = { space: SPACE, dimensions: 256 };

let worker: Worker;
let library: Remote<LibraryWorkerApi>;
let name: string;

beforeEach(async () => {
  worker = new Worker(new URL('./testing/library.worker.ts', import.meta.url), { type: 'module' });
  library = wrap<LibraryWorkerApi>(worker);
  await openAnother();
});

afterEach(async () => {
  await library.deleteEverything();
  worker.terminate();
});

async function openAnother(): Promise<void> {
  name = `large-blocks-test-${crypto.randomUUID()}`;
  await library.open(name);
}

/** Adds documents of so many passages each; gives their ids. */
async function add(passages: readonly number[], seed: number): Promise<number[]> {
  return await library.commit(
    passages.map((count, each) => newDocument(`${seed} ${each}.md`, count, seed + each, size)),
  );
}

/** The rows of each document, in order of passage: scale and first values. */
async function storedRows(): Promise<Map<number, (readonly number[])[]>> {
  const { sets, damage } = await library.rows(SPACE);
  expect(damage).toEqual([]);
  const stored = new Map<number, (readonly number[])[]>();
  for (const { documents, passages, scales, values } of sets) {
    for (const [row, document] of documents.entries()) {
      const rows = stored.get(document) ?? [];
      expect(rows[passages[row]!]).toBeUndefined();
      rows[passages[row]!] = [scales[row]!, ...values.subarray(row * 256, row * 256 + 4)];
      stored.set(document, rows);
    }
  }
  return stored;
}

function rowsOf(passages: number, seed: number): (readonly number[])[] {
  const { scales, values } = newDocument('', passages, seed, size).rows;
  return Array.from(scales, (scale, row) => [scale, ...values.subarray(row * 256, row * 256 + 4)]);
}

async function storedBlocks() {
  const database = await openDB<LibrarySchema>(name);
  const blocks = await database.getAll('blocks');
  database.close();
  return blocks;
}

it('hold what was added and not removed, whatever is merged and rewritten, after opening again, too', async () => {
  const passages = fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 300, max: 800 }));
  const step = fc.oneof(
    fc.record({ add: fc.array(passages, { minLength: 4, maxLength: 8 }) }),
    fc.record({ remove: fc.nat() }),
    fc.constant({ reopen: true } as const),
  );
  let blobs = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
      await library.deleteEverything();
      await openAnother();
      const expected = new Map<number, (readonly number[])[]>();
      for (const [seed, each] of steps.entries()) {
        if ('add' in each) {
          const ids = await add(each.add, 100 * seed);
          for (const [position, id] of ids.entries())
            expected.set(id, rowsOf(each.add[position]!, 100 * seed + position));
        } else if ('remove' in each) {
          const ids = [...expected.keys()];
          if (ids.length === 0) continue;
          const id = ids[each.remove % ids.length]!;
          await library.remove(id);
          expected.delete(id);
        } else {
          await library.open(name);
        }
      }
      expect(await storedRows()).toEqual(expected);
      blobs += (await storedBlocks()).filter(({ buffer }) => buffer instanceof Blob).length;
    }),
    { seed: 1, numRuns: 8 },
  );
  expect(blobs).toBeGreaterThan(4);
});

it('that are damaged are reported and passed over, and do not stand in the way', async () => {
  const [[first], [second]] = [await add([2400], 1), await add([2400], 2)];
  const [block] = await storedBlocks();
  const bytes = new Uint8Array(await new Response(block!.buffer).arrayBuffer());
  bytes[bytes.length - 1]! ^= 1;
  const database = await openDB<LibrarySchema>(name);
  await database.put('blocks', { ...block!, buffer: new Blob([bytes]) });
  database.close();
  const { sets, damage } = await library.rows(SPACE);
  expect(damage).toEqual(['A block of embeddings is damaged: its checksum is wrong.']);
  expect([...new Set(sets.flatMap(({ documents }) => [...documents]))]).toEqual([second]);
  await library.remove(first!);
  expect([...(await storedRows()).keys()]).toEqual([second]);
});
