import { openDB } from 'idb';
import { PassageIndex } from '../../../src/engine/PassageIndex';
import type { SecondThread } from '../../../src/index/kernels/SecondThread';
import { makeDenseIndex } from '../../../src/index/makeDenseIndex';
import { quantiseRows } from '../../../src/index/quantiseRows';
import type { ClusteredRows } from '../../../src/index/testing/clusteredRows';
import { BLOCK_ROWS } from '../../../src/library/blocksToMerge';
import { recordOf } from '../../../src/library/blockTransactions';
import { openLibrary } from '../../../src/library/openLibrary';
import type { LibrarySchema } from '../../../src/library/schema';
import { nextTurn } from '../../../workers/nextTurn';
import type { BenchLoad } from './SearchBenchApi';

const DATABASE = 'inkling-bench';
const SPACE = 'bench/256';
/** Passages of a document, as in notes. */
const PASSAGES = 8;

/** Writes full blocks of rows into an empty library; gives the bytes of all blocks. */
export async function storeRows(drawn: ClusteredRows, rows: number): Promise<number> {
  const library = await openLibrary({ name: DATABASE });
  await library.deleteEverything();
  (await openLibrary({ name: DATABASE })).close();
  const database = await openDB<LibrarySchema>(DATABASE);
  let bytes = 0;
  for (let first = 0; first < rows; first += BLOCK_ROWS) {
    const count = Math.min(BLOCK_ROWS, rows - first);
    const block = drawn.take(count);
    const numbers = Uint32Array.from({ length: count }, (_, row) => first + row);
    const record = recordOf(SPACE, first / BLOCK_ROWS + 1, {
      ...quantiseRows(block, block.length / count),
      documents: numbers.map((row) => Math.floor(row / PASSAGES)),
      passages: numbers.map((row) => row % PASSAGES),
    });
    bytes += new Blob([record.buffer]).size;
    await database.put('blocks', record);
  }
  database.close();
  return bytes;
}

/** Does what the engine does at start: opens the library and fills an index; a query is answered in between. */
export async function loadRows(query: Float32Array, secondThread: SecondThread | null): Promise<BenchLoad> {
  const startedAt = performance.now();
  const since = () => performance.now() - startedAt;
  const library = await openLibrary({ name: DATABASE });
  const index = new PassageIndex(makeDenseIndex(query.length, secondThread));
  let firstAnswer = 0;
  for await (const rows of library.embeddings.rows(SPACE, () => undefined)) {
    index.append(rows);
    if (firstAnswer > 0) continue;
    await index.search(query, { limit: 10, pause: nextTurn });
    firstAnswer = since();
  }
  await index.search(query, { limit: 10, pause: nextTurn });
  const all = since();
  library.close();
  return { firstAnswer, all, rows: index.size };
}
