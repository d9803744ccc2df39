/** Stands between the cells of a `table-row` block. */
export const CELL_SEPARATOR = ' | ';
