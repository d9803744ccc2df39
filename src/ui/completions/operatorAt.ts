/** An operator that is being typed, such as `tag:gar`. */
export interface TypedOperator {
  readonly name: OperatorName;
  /** What is written behind it up to the caret. */
  readonly typed: string;
  /** Where its value stands in the query, what is behind the caret included; a `#` is replaced with it. */
  readonly start: number;
  readonly end: number;
  /** What has to stand before the value there: `tag:` in place of a `#`, else nothing. */
  readonly prefix: string;
}

/** Operators with values to offer. */
export type OperatorName = 'tag' | 'type' | 'source' | 'path' | 'lang' | 'before' | 'after' | 'on';

const operator =
  /(?<=^|\s)-?(?:(?<name>path|type|ext|tag|source|lang|before|after|on):(?:["“”„](?<quoted>[^"“”„]*)|(?<plain>[^\s"“”„]*))|(?<hash>#)(?<tag>[^\s"“”„]*))$/iu;

/** The operator whose value the caret is in or behind, or null. */
export function operatorAt(query: string, caret: number): TypedOperator | null {
  const groups = operator.exec(query.slice(0, caret))?.groups;
  if (!groups) return null;
  const { quoted, plain, tag } = groups;
  const typed = quoted ?? plain ?? tag ?? '';
  const name = groups['name']?.toLowerCase() ?? 'tag';
  const behind = query.slice(caret);
  const rest = quoted === undefined ? /^\S*/.exec(behind)![0] : (/^[^"“”„]*["“”„]/.exec(behind)?.[0] ?? '');
  return {
    name: (name === 'ext' ? 'type' : name) as OperatorName,
    typed: name === 'tag' ? typed.replace(/^#/, '') : typed,
    start: caret - typed.length - (quoted === undefined ? 0 : 1) - (groups['hash'] ? 1 : 0),
    end: caret + rest.length,
    prefix: groups['hash'] ? 'tag:' : '',
  };
}

/** The query with a value in place of the typed one, and where the caret goes: behind it and one space. */
export function completeOperator(
  query: string,
  { start, end, prefix }: TypedOperator,
  value: string,
): { readonly query: string; readonly caret: number } {
  const written = `${prefix}${/\s/.test(value) ? `"${value}"` : value} `;
  return { query: query.slice(0, start) + written + query.slice(end).trimStart(), caret: start + written.length };
}
