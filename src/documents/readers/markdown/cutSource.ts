/**
 * markdown-it keeps hundreds of bytes for every few characters of a list (measured: 500 MB for 1 MB of `- a` lines), so
 * long sources are parsed in stretches of about this many UTF-16 code units.
 */
const STRETCH = 262_144;
/** A paragraph or code block longer than this is cut where a line ends. */
const LONGEST_STRETCH = 4 * STRETCH;

const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/**
 * Cuts Markdown into stretches that can be parsed one by one: at blank lines outside fenced code. Where even a code block
 * is too long, its fence is opened again in the next stretch. Most sources are one stretch.
 */
export function* cutSource(source: string): Generator<string> {
  let start = 0;
  let fence: string | null = null;
  let reopened = '';
  for (let lineStart = 0; lineStart < source.length && source.length - start > STRETCH;) {
    const newline = source.indexOf('\n', lineStart);
    const lineEnd = newline < 0 ? source.length : newline + 1;
    const length = lineEnd - start;
    const marker = FENCE.exec(source.slice(lineStart, Math.min(lineEnd, lineStart + 64)))?.[1];
    if (marker !== undefined) fence = fenceAfter(fence, marker);
    const isBlank = lineEnd - lineStart < 64 && source.slice(lineStart, lineEnd).trim() === '';
    if ((length >= STRETCH && isBlank && fence === null) || length >= LONGEST_STRETCH) {
      yield reopened + source.slice(start, lineEnd);
      start = lineEnd;
      reopened = fence === null ? '' : `${fence}\n`;
    }
    lineStart = lineEnd;
  }
  if (start < source.length) yield reopened + source.slice(start);
}

function fenceAfter(open: string | null, marker: string): string | null {
  if (open === null) return marker;
  return marker[0] === open[0] && marker.length >= open.length ? null : open;
}
