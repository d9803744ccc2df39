/** The number, from 1, of the page on which `offset` lies; null without pages. `pageStarts` as in `ReadDocument`. */
export function pageAt(pageStarts: readonly number[], offset: number): number | null {
  let low = 0;
  let high = pageStarts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pageStarts[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? null : low;
}
