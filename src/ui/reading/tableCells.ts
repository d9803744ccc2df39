import { CELL_SEPARATOR } from '../../documents/cellSeparator';
import type { DocumentStretch } from '../../protocol/ReadingApi';
import type { TextRange } from '../../protocol/SearchApi';

/** Where the cells of a table row lie in the document. */
export function tableCells(stretch: Pick<DocumentStretch, 'text' | 'start'>, row: TextRange): readonly TextRange[] {
  const cells: TextRange[] = [];
  let { start } = row;
  for (const cell of stretch.text.slice(row.start - stretch.start, row.end - stretch.start).split(CELL_SEPARATOR)) {
    cells.push({ start, end: start + cell.length });
    start += cell.length + CELL_SEPARATOR.length;
  }
  return cells;
}
