import type { EmbeddingRows } from '../library/embeddingBlock';
import { filterRows } from '../library/embeddingRows';
import type { Catalogue } from './Catalogue';
import type { PassageIndex } from './PassageIndex';

/** Takes stored rows into an index, those of passages of the catalogue that have none there yet. */
export function appendLacked(index: PassageIndex, catalogue: Catalogue, rows: EmbeddingRows): void {
  const lacked = new Map<number, ReadonlySet<number>>();
  for (const document of new Set(rows.documents)) {
    const record = catalogue.document(document);
    const isWhole = record !== undefined && index.passagesOf(document) === 0;
    if (!isWhole) lacked.set(document, new Set(record ? index.missingOf(document, record.passages) : []));
  }
  const isLacked = (document: number, passage: number): boolean => lacked.get(document)?.has(passage) ?? true;
  index.append(holdsForAll(rows, isLacked) ? rows : filterRows(rows, isLacked));
}

/** Most blocks are taken as they are, when a library is opened: to copy a block row by row takes 10 ms. */
function holdsForAll(rows: EmbeddingRows, holds: (document: number, passage: number) => boolean): boolean {
  return rows.documents.every((document, row) => holds(document, rows.passages[row]!));
}
