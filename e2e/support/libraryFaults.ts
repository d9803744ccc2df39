import type { Page } from '@playwright/test';
import { readBlock } from './readBlock';

/** A block as it is stored. */
interface KeptBlock {
  readonly space: string;
  readonly documents: readonly number[];
  readonly rows: number;
  /** In base 64. */
  readonly buffer: string;
}

/**
 * What is wrong with the library as it lies in IndexedDB, as sentences; empty when it is sound: every document has its
 * whole text, its passages and for each of these one row in the starter's space, by itself or with its copies; nothing is
 * there without a document; and every block is as it was written.
 */
export async function libraryFaults(page: Page): Promise<string[]> {
  const { faults, wanted, blocks } = await readLibrary(page);
  const passages = new Map(wanted);
  const found = new Set<string>();
  for (const { space, documents, rows, buffer } of blocks) {
    try {
      const block = readBlock(space, Buffer.from(buffer, 'base64'));
      if (block.documents.length !== rows)
        faults.push(`a block of ${block.documents.length} rows is said to have ${rows}`);
      if (String([...new Set(block.documents)].toSorted((a, b) => a - b)) !== String(documents)) {
        faults.push('a block holds other documents than it says');
      }
      for (const [row, id] of block.documents.entries()) {
        const passage = block.passages[row]!;
        const key = `${space}, document ${id}, passage ${passage}`;
        if (found.has(key)) faults.push(`there are two rows of ${key}`);
        if (passage >= (passages.get(id) ?? 0)) faults.push(`there is a row of ${key}, which is not there`);
        found.add(key);
      }
    } catch (error) {
      faults.push(String(error));
    }
  }
  const rowsWanted = wanted.reduce((sum, [, count]) => sum + count, 0);
  const [starter] = blocks;
  const rows = [...found].filter((key) => key.startsWith(`${starter?.space}, `)).length;
  if (rows !== rowsWanted) faults.push(`there are ${rows} rows for ${rowsWanted} passages`);
  return faults;
}

/** What is wrong with all but the rows, the passages that each content should have rows of, and all blocks. */
async function readLibrary(page: Page): Promise<{
  readonly faults: string[];
  readonly wanted: readonly (readonly [number, number])[];
  readonly blocks: readonly KeptBlock[];
}> {
  return await page.evaluate(async () => {
    const settled = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed.')));
      });
    interface Kept {
      readonly documents: {
        id: number;
        path: string;
        length: number;
        passages: number;
        textOf?: number;
        passagesOf?: number;
      }[];
      readonly texts: { document: number; text: string }[];
      readonly passages: { document: number; ranges: Uint32Array }[];
      readonly blocks: { space: string; documents: number[]; rows: number; buffer: ArrayBuffer }[];
    }
    const database = await settled(indexedDB.open('inkling'));
    // One transaction: the engine goes on writing meanwhile.
    const transaction = database.transaction(['documents', 'texts', 'passages', 'blocks']);
    const all = async (store: keyof Kept) => await settled(transaction.objectStore(store).getAll());
    const [documents, texts, passages, blocks] = (await Promise.all(
      (['documents', 'texts', 'passages', 'blocks'] as const).map(all),
    )) as [Kept['documents'], Kept['texts'], Kept['passages'], Kept['blocks']];
    database.close();

    const faults: string[] = [];
    const lengths = new Map<number, number>();
    for (const { document, text } of texts) lengths.set(document, (lengths.get(document) ?? 0) + text.length);
    const counts = new Map(passages.map(({ document, ranges }) => [document, ranges.length / 3]));
    const withRows = new Set(blocks.flatMap((block) => block.documents));
    const wanted = new Map<number, number>();
    for (const { id, path, length, passages: expected, textOf = id, passagesOf = id } of documents) {
      if ((lengths.get(textOf) ?? 0) !== length) faults.push(`${path} lacks text`);
      if (counts.get(passagesOf) !== expected) faults.push(`${path} lacks passages`);
      if (expected > 0 && !withRows.has(passagesOf)) faults.push(`${path} lacks rows`);
      wanted.set(passagesOf, expected);
    }
    const withText = new Set(documents.map(({ id, textOf = id }) => textOf));
    for (const id of lengths.keys()) if (!withText.has(id)) faults.push(`text ${id} belongs to no document`);
    for (const id of [...counts.keys(), ...withRows]) {
      if (!wanted.has(id)) faults.push(`passages or rows ${id} belong to no document`);
    }
    const inBase64 = (buffer: ArrayBuffer) =>
      new Promise<string>((resolve) => {
        const reader = new FileReader();
        reader.addEventListener('load', () => resolve((reader.result as string).split(',')[1] ?? ''));
        reader.readAsDataURL(new Blob([buffer]));
      });
    return {
      faults,
      wanted: [...wanted],
      blocks: await Promise.all(blocks.map(async (block) => ({ ...block, buffer: await inBase64(block.buffer) }))),
    };
  });
}
