import { expect, it } from 'vitest';
import type { QueuedFileRecord } from '../../library/schema';
import type { FileInHand } from './QueuedFileReader';
import { filesInHand } from './filesInHand';

function fileOf(id: number, bytes: number): QueuedFileRecord {
  const content = new ArrayBuffer(bytes);
  return { id, source: 'folder:Notes', path: `${id}.md`, state: 'waiting', modified: null, content };
}

function queueOf(files: readonly QueuedFileRecord[]) {
  return {
    waiting: async (limit: number, after = 0) => files.filter(({ id }) => id > after).slice(0, limit),
  };
}

/** Takes all files, and notes how many were in hand, and with how many bytes, whenever one came. */
async function take(files: readonly QueuedFileRecord[]) {
  let begun = 0;
  let bytesBegun = 0;
  const taken: number[] = [];
  const inHandAtOnce: number[] = [];
  const bytesAtOnce: number[] = [];
  const takeInHand = async (file: QueuedFileRecord): Promise<FileInHand> => {
    const content = file.content as ArrayBuffer;
    begun += 1;
    bytesBegun += content.byteLength;
    return { content, contentHash: String(file.id), reading: null };
  };
  for await (const { file, inHand } of filesInHand(queueOf(files), takeInHand)) {
    expect(inHand).toMatchObject({ contentHash: String(file.id) });
    taken.push(file.id);
    inHandAtOnce.push(begun - taken.length + 1);
    bytesAtOnce.push(bytesBegun);
    bytesBegun -= (file.content as ArrayBuffer).byteLength;
  }
  return { taken, inHand: Math.max(0, ...inHandAtOnce), bytes: Math.max(0, ...bytesAtOnce) };
}

it('are all the files of the queue in their order, some of them ahead', async () => {
  const files = Array.from({ length: 100 }, (_, i) => fileOf(i + 1, 100));
  const { taken, inHand } = await take(files);
  expect(taken).toEqual(files.map(({ id }) => id));
  expect(inHand).toBe(9);
});

it('are few when they are large', async () => {
  const files = Array.from({ length: 20 }, (_, i) => fileOf(i + 1, i < 10 ? 900_000 : 5_000_000));
  const { taken, inHand, bytes } = await take(files);
  expect(taken).toHaveLength(20);
  expect(inHand).toBe(3);
  expect(bytes).toBe(10_000_000);
});

it('are none of an empty queue', async () => {
  expect((await take([])).taken).toEqual([]);
});
