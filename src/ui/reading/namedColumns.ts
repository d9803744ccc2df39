import type { DocumentStretch } from '../../protocol/ReadingApi';
import type { TextRange } from '../../protocol/SearchApi';
import { tableCells } from './tableCells';

/** A table of values whose columns have names. */
export interface NamedColumns {
  readonly names: readonly string[];
  /** For each row where the value of each column stands; null for an empty one. */
  readonly rows: readonly (readonly (TextRange | null)[])[];
}

const NAME_END = ': ';
/** A table has no more columns than this, or its cells are no names and values. */
const MOST_COLUMNS = 200;

/**
 * Takes rows of cells such as `City: Oslo` apart into columns, in the order of the file as far as the rows tell; null when
 * the cells are not all written so. A value may hold a colon, a name may not.
 */
export function namedColumns(
  stretch: Pick<DocumentStretch, 'text' | 'start'>,
  rows: readonly TextRange[],
): NamedColumns | null {
  const names: string[] = [];
  const cellsOfRows: ReadonlyMap<string, TextRange>[] = [];
  for (const row of rows) {
    const cells = new Map<string, TextRange>();
    for (const { start, end } of tableCells(stretch, row)) {
      const cell = stretch.text.slice(start - stretch.start, end - stretch.start);
      const length = cell.indexOf(NAME_END);
      const name = cell.slice(0, length);
      if (length <= 0 || cells.has(name)) return null;
      cells.set(name, { start: start + length + NAME_END.length, end });
    }
    addNames([...cells.keys()], names);
    if (names.length > MOST_COLUMNS) return null;
    cellsOfRows.push(cells);
  }
  if (rows.length === 0 || names.length === 0) return null;
  return { names, rows: cellsOfRows.map((cells) => names.map((name) => cells.get(name) ?? null)) };
}

/** Puts names that are new before the one that follows them in the row, or last. */
function addNames(inRow: readonly string[], names: string[]): void {
  for (const [index, name] of inRow.entries()) {
    if (names.includes(name)) continue;
    const next = inRow.slice(index + 1).find((following) => names.includes(following));
    names.splice(next === undefined ? names.length : names.indexOf(next), 0, name);
  }
}
