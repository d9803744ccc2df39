import { phraseOf, type Phrase } from '../lexical/phraseOf';
import { RowSet } from '../RowSet';
import type { Filter, ParsedQuery, QueryPart } from '../../query/ParsedQuery';

/** Finds rows by what a query may demand of them. */
export interface RowSource {
  /** Every row that can be found. */
  readonly all: RowSet;
  /** As of a lexical index. */
  rowsWith(phrase: Phrase): RowSet;
  /** The rows of all documents that pass a filter: see `matchesFilter`. */
  rowsOf(filter: Filter): RowSet;
}

/**
 * The rows that meet every demand of a query; null when it makes none, so that all rows do. Demands are phrases, filters,
 * what is written with a minus, and parts joined by `OR`, of which one must be met; a plain word is a demand only there.
 */
export function selectRows({ parts }: Pick<ParsedQuery, 'parts'>, source: RowSource): RowSet | null {
  const met = demandsOf(parts).map((alternatives) =>
    alternatives.map((part) => rowsFor(part, source)).reduce((one, other) => one.or(other)),
  );
  return met.length === 0 ? null : met.reduce((one, other) => one.and(other));
}

/** Parts joined by `OR`, and single parts that demand something. */
function demandsOf(parts: readonly QueryPart[]): QueryPart[][] {
  const groups: QueryPart[][] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    if (part.followsOr && last) last.push(part);
    else groups.push([part]);
  }
  return groups
    .map((group) => group.filter(demandsSomething))
    .filter((group) => group.length > 1 || (group[0] && (group[0].clause.kind !== 'word' || group[0].isNegated)));
}

/** A phrase without letters and digits, such as `"…"`, demands nothing. */
function demandsSomething({ clause }: QueryPart): boolean {
  return (clause.kind !== 'word' && clause.kind !== 'phrase') || phraseOf(clause.text).length > 0;
}

function rowsFor({ clause, isNegated }: QueryPart, source: RowSource): RowSet {
  const isText = clause.kind === 'word' || clause.kind === 'phrase';
  const rows = isText ? source.rowsWith(phraseOf(clause.text)) : source.rowsOf(clause);
  return isNegated ? source.all.without(rows) : source.all.and(rows);
}
