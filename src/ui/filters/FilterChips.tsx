import type { QueryPart } from '../../query/ParsedQuery';
import { icons } from '../icons';
import type { SimilarTo } from '../search/Question';
import styles from './FilterChips.module.css';
import { filterWords } from './filterWords';
import { useMessages } from '../messages/LanguageContext';
import { useLaterMessages } from '../messages/useLaterMessages';

/** What limits the search, below the search box: each filter of the query, or what hits are similar to. */
export function FilterChips(props: {
  readonly filters: readonly QueryPart[];
  readonly similarTo: SimilarTo | null;
  readonly onRemove: (filter: QueryPart, byKey: boolean) => void;
  readonly onRemoveSimilar: () => void;
}) {
  const { filters, similarTo } = props;
  const messages = useLaterMessages().filters;
  const { formats } = useMessages();
  if (filters.length === 0 && similarTo === null) return null;
  return (
    <ul className={styles['chips']} aria-label={messages.active}>
      {similarTo !== null && (
        <Chip
          name={similarTo.passage === null ? messages.similarToDocument : messages.similarToPassage}
          value={similarTo.title}
          onRemove={props.onRemoveSimilar}
        />
      )}
      {filters.map((filter, place) => {
        const { name, value } = filterWords(filter, messages, formats);
        return (
          <Chip
            // oxlint-disable-next-line react/no-array-index-key -- the chip behind a removed one takes over its button, and the focus stays
            key={place}
            joint={filter.followsOr ? messages.or : null}
            isNegated={filter.isNegated}
            name={name}
            value={value}
            onRemove={(byKey) => props.onRemove(filter, byKey)}
          />
        );
      })}
    </ul>
  );
}

function Chip(props: {
  readonly joint?: string | null;
  readonly isNegated?: boolean;
  readonly name: string;
  readonly value: string;
  readonly onRemove: (byKey: boolean) => void;
}) {
  const messages = useLaterMessages().filters;
  const name = props.isNegated ? messages.not(props.name) : props.name;
  return (
    <li className={styles['place']}>
      {props.joint && <span className={styles['joint']}>{props.joint}</span>}
      <span className={styles['chip']} data-negated={props.isNegated || undefined}>
        <span className={styles['words']}>
          {name !== '' && <span className={styles['name']}>{name}</span>}{' '}
          <bdi className={styles['value']}>{props.value}</bdi>
        </span>
        <button
          type="button"
          className={styles['remove']}
          aria-label={messages.removeNamed([name, props.value].filter(Boolean).join(' '))}
          title={messages.remove}
          // A press by a key counts no clicks.
          onClick={(event) => props.onRemove(event.detail === 0)}
          onKeyDown={(event) => {
            if (event.key !== 'Delete' && event.key !== 'Backspace') return;
            event.preventDefault();
            props.onRemove(true);
          }}
        >
          <icons.Close />
        </button>
      </span>
    </li>
  );
}
