/** Whether a UTF-16 code unit is white space as `String.prototype.trim` sees it. */
export function isWhiteSpace(code: number): boolean {
  if (code === 0x20 || (code >= 0x09 && code <= 0x0d)) return true;
  if (code < 0xa0) return false;
  return (
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** The first offset at or after `start` that is not white space, or `end`. */
export function skipWhiteSpace(text: string, start: number, end: number): number {
  let offset = start;
  while (offset < end && isWhiteSpace(text.charCodeAt(offset))) offset++;
  return offset;
}

/** The offset after the last code unit before `end` that is not white space, or `start`. */
export function skipWhiteSpaceBack(text: string, start: number, end: number): number {
  let offset = end;
  while (offset > start && isWhiteSpace(text.charCodeAt(offset - 1))) offset--;
  return offset;
}
