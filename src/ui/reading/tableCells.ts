import { CELL_SEPARATOR } from '../../documents/cellSeparator';
import type { DocumentView, TextRange } from '../../protocol/EngineApi';

/** Where the cells of a table row lie in the document. */
export function tableCells(view: DocumentView, row: TextRange): readonly TextRange[] {
  const cells: TextRange[] = [];
  let { start } = row;
  for (const cell of view.text.slice(row.start - view.start, row.end - view.start).split(CELL_SEPARATOR)) {
    cells.push({ start, end: start + cell.length });
    start += cell.length + CELL_SEPARATOR.length;
  }
  return cells;
}
