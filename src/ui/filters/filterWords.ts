import type { QueryPart } from '../../query/ParsedQuery';
import { formatPeriod } from '../format/formatPeriod';

/** A filter in words: what it looks at, and for what. */
export interface FilterWords {
  /** Such as "tag" or "before"; empty for a word that is left out. */
  readonly name: string;
  readonly value: string;
}

/** What a chip says of a filter; whether it is negated is shown beside it. */
export function filterWords({ clause }: Pick<QueryPart, 'clause'>): FilterWords {
  switch (clause.kind) {
    case 'field':
      return { name: clause.field === 'lang' ? 'language' : clause.field, value: clause.value };
    case 'date':
      return { name: clause.comparison, value: formatPeriod(clause.period) };
    case 'phrase':
      return { name: '', value: `“${clause.text}”` };
    case 'word':
      return { name: '', value: clause.text };
  }
}
