import { useRef } from 'react';
import type { QueryPart } from '../../query/ParsedQuery';
import type { SimilarTo } from '../search/Question';
import { FilterChips } from './FilterChips';
import { filtersOf } from './filtersOf';
import { QueryHint } from './QueryHint';
import styles from './SearchTerms.module.css';
import { withoutPart } from './withoutFilters';

/** What limits the search, as chips, and a hint where no hits stand that it could move. */
export function SearchTerms(props: {
  readonly query: string;
  readonly similarTo: SimilarTo | null;
  readonly hint: string | null;
  readonly hintId: string;
  readonly onQuery: (query: string) => void;
  readonly onRemoveSimilar: () => void;
  /** Called when a chip is gone, and nothing here keeps the focus. */
  readonly onLeave: () => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  const filters = filtersOf(props.query);
  if (filters.length === 0 && props.similarTo === null && props.hint === null) return null;

  const remove = (filter: QueryPart, byKey: boolean) => {
    const rank = filters.indexOf(filter);
    if (!byKey || filters.length === 1) props.onLeave();
    else if (rank === filters.length - 1) place.current?.querySelectorAll('button')[rank - 1]?.focus();
    props.onQuery(withoutPart(props.query, filter));
  };

  return (
    <div ref={place} className={styles['terms']}>
      <FilterChips
        filters={filters}
        similarTo={props.similarTo}
        onRemove={remove}
        onRemoveSimilar={props.onRemoveSimilar}
      />
      {props.hint !== null && <QueryHint id={props.hintId} words={props.hint} />}
    </div>
  );
}
