import type { QueryPart } from '../../query/ParsedQuery';
import { parseQuery } from '../../query/parseQuery';
import { filtersOf } from './filtersOf';

/** The query without one of its parts, and the rest as it was written. Only the `OR` that joined the part goes with it. */
export function withoutPart(query: string, part: Pick<QueryPart, 'start' | 'end'>): string {
  const { parts } = parseQuery(query);
  const place = parts.findIndex(({ start }) => start === part.start);
  const before = parts[place - 1];
  const after = parts[place + 1];
  let { start, end } = part;
  if (parts[place]?.followsOr && before) start = before.end;
  else if (after?.followsOr) end = after.start;
  return [query.slice(0, start).trimEnd(), query.slice(end).trimStart()].filter(Boolean).join(' ');
}

/** What is looked for, without the filters. */
export function withoutFilters(query: string): string {
  return filtersOf(query).reduceRight((rest, part) => withoutPart(rest, part), query);
}
