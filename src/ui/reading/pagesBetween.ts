/** The numbers, from 1, of the pages that begin behind `after` and at `until` or before. */
export function pagesBetween(pageStarts: readonly number[], after: number, until: number): readonly number[] {
  const pages: number[] = [];
  for (const [index, start] of pageStarts.entries()) {
    if (start > until) break;
    if (start > after) pages.push(index + 1);
  }
  return pages;
}
