import type { TextRange } from '../../protocol/SearchApi';

/** A text as something that can be found: without regard to case, and white space of any kind and length as one space. */
export function needleOf(text: string): RegExp | null {
  const words = text.trim().split(/\s+/);
  if (words[0] === '') return null;
  const literal = words.map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`));
  return new RegExp(literal.join(String.raw`\s+`), 'giu');
}

/** Where `needle` stands in a text between `from` and `to`, in order and not overlapping; a match may end behind `to`. */
export function findInText(text: string, needle: RegExp, from: number, to: number): TextRange[] {
  const found: TextRange[] = [];
  needle.lastIndex = from;
  for (let match = needle.exec(text); match !== null && match.index < to; match = needle.exec(text)) {
    found.push({ start: match.index, end: match.index + match[0].length });
  }
  return found;
}
