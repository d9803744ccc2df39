import type { Page } from '@playwright/test';

/**
 * What is wrong with the library as it lies in IndexedDB, as sentences; empty when it is sound: every document has its
 * whole text, its passages and rows, by itself or with its copies, and nothing is there without a document.
 */
export async function libraryFaults(page: Page): Promise<string[]> {
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
      readonly blocks: { space: string; documents: number[]; rows: number }[];
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
    const rows = blocks.filter(({ space }) => space === blocks[0]?.space).reduce((sum, block) => sum + block.rows, 0);
    const passagesWanted = [...wanted.values()].reduce((sum, count) => sum + count, 0);
    if (rows !== passagesWanted) faults.push(`there are ${rows} rows for ${passagesWanted} passages`);
    return faults;
  });
}
