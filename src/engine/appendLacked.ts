import type { EmbeddingRows } from '../library/embeddingBlock';
import { filterRows } from '../library/embeddingRows';
import type { Catalogue } from './Catalogue';
import type { PassageIndex } from './PassageIndex';

/** Takes stored rows into an index, those of passages of the catalogue that have none there yet. */
export function appendLacked(index: PassageIndex, catalogue: Catalogue, rows: EmbeddingRows): void {
  const documents = [...new Set(rows.documents)];
  // Most rows come once, and need not be copied.
  if (documents.every((id) => index.passagesOf(id) === 0 && catalogue.document(id) !== undefined)) {
    index.append(rows);
    return;
  }
  const lacked = new Map<number, ReadonlySet<number>>();
  for (const document of documents) {
    const record = catalogue.document(document);
    lacked.set(document, new Set(record ? index.missingOf(document, record.passages) : []));
  }
  index.append(filterRows(rows, (document, passage) => lacked.get(document)?.has(passage) === true));
}
