import type { ParsedQuery, QueryPart } from './ParsedQuery';

/**
 * Writes a query down in its plainest form, such as after a chip was removed: parsing it gives the same parts, and the
 * same form again.
 */
export function formatQuery({ parts }: Pick<ParsedQuery, 'parts'>): string {
  return parts
    .map(
      ({ clause, isNegated, followsOr }) => `${followsOr ? 'OR ' : ''}${isNegated ? '-' : ''}${formatClause(clause)}`,
    )
    .join(' ');
}

/** One part without minus and `OR`. */
function formatClause(clause: QueryPart['clause']): string {
  switch (clause.kind) {
    case 'word':
      return clause.text;
    case 'phrase':
      return `"${clause.text}"`;
    case 'date':
      return `${clause.comparison}:${clause.period}`;
    case 'field':
      return `${clause.field}:${/\s/.test(clause.value) ? `"${clause.value}"` : clause.value}`;
  }
}
