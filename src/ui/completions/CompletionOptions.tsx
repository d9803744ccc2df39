import { formatNumber } from '../format/formatCount';
import styles from './CompletionOptions.module.css';
import type { Suggestion } from './suggestValues';

/** The id of an option, for the search box to point at. */
export function completionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

/** The values on offer, below the search box. */
export function CompletionOptions(props: {
  readonly id: string;
  readonly suggestions: readonly Suggestion[];
  readonly activeIndex: number;
  readonly onTake: (suggestion: Suggestion) => void;
}) {
  return (
    <div id={props.id} role="listbox" aria-label="Suggestions" className={styles['options']} tabIndex={-1}>
      {props.suggestions.map((suggestion, index) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are the search box's, which keeps the focus
        <div
          key={suggestion.value}
          id={completionId(props.id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === props.activeIndex}
          className={styles['option']}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => props.onTake(suggestion)}
        >
          <span className={styles['value']} dir="auto">
            {suggestion.value}
          </span>
          {suggestion.meaning !== '' && <span className={styles['meaning']}>{suggestion.meaning}</span>}
          {suggestion.documents !== null && (
            <span className={styles['count']} title="Documents">
              {formatNumber(suggestion.documents)}
            </span>
          )}
        </div>
      ))}
    </div>
  );
}
