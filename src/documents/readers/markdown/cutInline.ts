/**
 * Reading what is written inside a line can take quadratic time (brackets and asterisks without partners), so longer
 * paragraphs are read in pieces. In UTF-16 code units; a piece of nothing but `![` takes about 25 ms.
 */
const LONGEST_PIECE = 10_000;

/** Cuts a paragraph's source where a line ends, else at a space, else anywhere but inside a surrogate pair. */
export function* cutInline(source: string): Generator<string> {
  let start = 0;
  while (source.length - start > LONGEST_PIECE) {
    const most = start + LONGEST_PIECE;
    const piece = source.slice(start, most);
    const cuts = [piece.lastIndexOf('\n'), piece.lastIndexOf(' ')];
    const cut = cuts.find((offset) => offset > LONGEST_PIECE / 2);
    const end = cut === undefined ? betweenCharacters(source, most) : start + cut + 1;
    yield source.slice(start, end);
    start = end;
  }
  yield source.slice(start);
}

function betweenCharacters(source: string, offset: number): number {
  const code = source.charCodeAt(offset - 1);
  return code >= 0xd800 && code <= 0xdbff ? offset - 1 : offset;
}
