import type { TextRange } from '../../protocol/SearchApi';
import type { CodeToken } from './highlightCode';

/** A piece of a line of code; an empty scope where it is nothing special. */
export interface CodePiece extends TextRange {
  readonly scope: string;
}

/** A line of code without its line end. */
export interface CodeLine extends TextRange {
  readonly pieces: readonly CodePiece[];
}

/**
 * Cuts code into lines and these where a token begins or ends. The pieces of a line cover it in order, none empty. A last
 * line end begins no line.
 *
 * @param tokens of the code, in order and not overlapping. @param offset where the code begins in its document.
 */
export function codeLines(code: string, tokens: readonly CodeToken[], offset: number): readonly CodeLine[] {
  const lines: CodeLine[] = [];
  let next = 0;
  for (let start = 0; start < code.length;) {
    const lineEnd = code.indexOf('\n', start);
    const end = lineEnd < 0 ? code.length : lineEnd;
    const pieces: CodePiece[] = [];
    let reached = start;
    const add = (to: number, scope: string) => {
      if (to > reached) pieces.push({ scope, start: offset + reached, end: offset + to });
      reached = Math.max(reached, to);
    };
    while (next < tokens.length && tokens[next]!.end <= start) next++;
    for (let at = next; at < tokens.length && tokens[at]!.start < end; at++) {
      add(tokens[at]!.start, '');
      add(Math.min(tokens[at]!.end, end), tokens[at]!.scope);
    }
    add(end, '');
    lines.push({ start: offset + start, end: offset + end, pieces });
    start = end + 1;
  }
  return lines;
}
