import { RowSet } from '../../index/RowSet';
import type { PassageSet } from '../../protocol/EngineApi';
import type { PassageNumbers } from '../words/PassageNumbers';

/** The rows of some passages; those that are gone are left out. */
export function rowsAmong({ documents, passages }: PassageSet, numbers: PassageNumbers): RowSet {
  const rows = new RowSet(numbers.rows);
  for (const [position, document] of documents.entries()) {
    const own = passages === null ? numbers.rowsOf(document) : [numbers.rowOf(document, passages[position]!)];
    for (const row of own) if (row >= 0) rows.add(row);
  }
  return rows;
}
