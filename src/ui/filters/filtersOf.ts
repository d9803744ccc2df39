import type { QueryPart } from '../../query/ParsedQuery';
import { parseQuery } from '../../query/parseQuery';

/** The parts of a query that leave passages out: operators such as `tag:`, and whatever has a minus. */
export function filtersOf(query: string): readonly QueryPart[] {
  return parseQuery(query).parts.filter(
    ({ clause, isNegated }) => isNegated || clause.kind === 'field' || clause.kind === 'date',
  );
}
