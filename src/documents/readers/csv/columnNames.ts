/** Longer than any column's name. UTF-16 code units. */
const LONGEST_NAME = 80;

/**
 * The names of a table's columns, or null when its first row is one like the others: it names the columns when each
 * cell is a short text, none stands there twice, none is a number or a date, and there are rows below it.
 */
export function columnNames(rows: readonly (readonly string[])[]): readonly string[] | null {
  const names = rows[0]?.map((cell) => cell.replaceAll(/\s+/g, ' ').trim()) ?? [];
  const isName = (name: string): boolean =>
    name !== '' && name.length <= LONGEST_NAME && !/^[-+]?[\d.,:/\s%€$£-]+$/.test(name);
  const areNames = names.length > 1 && names.every(isName) && new Set(names).size === names.length;
  return areNames && rows.length > 1 ? names : null;
}
