/** Titles go into every prompt and every list of hits; longer ones are cut. In UTF-16 code units. */
export const LONGEST_TITLE = 200;

/** A title on one line, at most {@link LONGEST_TITLE} long; empty when there is nothing but white space. */
export function tidyTitle(title: string): string {
  const line = title
    .slice(0, LONGEST_TITLE * 4)
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= LONGEST_TITLE) return line;
  return `${line
    .slice(0, LONGEST_TITLE - 1)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`;
}

/** The file's name without folders and extension; never empty. */
export function titleFromPath(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return tidyTitle(name.replace(/(?<=.)\.[^.]*$/s, '')) || tidyTitle(name) || 'Untitled';
}
