import optionStyles from '../controls/OptionList.module.css';
import styles from './CompletionOptions.module.css';
import type { Suggestion } from './suggestValues';
import { useMessages } from '../messages/LanguageContext';

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
  const { search, formats } = useMessages();
  return (
    <div id={props.id} role="listbox" aria-label={search.suggestions} className={styles['options']} tabIndex={-1}>
      {props.suggestions.map((suggestion, index) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are the search box's, which keeps the focus
        <div
          key={suggestion.value}
          id={completionId(props.id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === props.activeIndex}
          className={optionStyles['option']}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => props.onTake(suggestion)}
        >
          <span className={styles['value']} dir="auto">
            {suggestion.value}
          </span>
          {suggestion.meaning !== '' && <span className={optionStyles['aside']}>{suggestion.meaning}</span>}
          {suggestion.documents !== null && (
            <span className={`${optionStyles['aside']} ${styles['count']}`} title={search.documents}>
              {formats.number(suggestion.documents)}
            </span>
          )}
        </div>
      ))}
    </div>
  );
}
