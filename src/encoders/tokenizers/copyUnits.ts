/** Copies the UTF-16 code units of `text.slice(start, end)` to the begin of `units`. */
export function copyUnits(text: string, start: number, end: number, units: Uint16Array): void {
  for (let from = start, to = 0; from < end; from++, to++) units[to] = text.charCodeAt(from);
}
