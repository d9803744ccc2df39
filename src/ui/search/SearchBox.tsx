import { useEffect, useId, useState, type CompositionEvent, type KeyboardEvent, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { isShortcut } from '../commands/isShortcut';
import { CompletionOptions, completionId } from '../completions/CompletionOptions';
import type { Suggestion } from '../completions/suggestValues';
import { useCompletionList } from '../completions/useCompletionList';
import { IconButton } from '../controls/IconButton';
import { icons } from '../icons';
import type { HitStep } from '../hits/useActiveHit';
import { isWorthSearching } from './isWorthSearching';
import styles from './SearchBox.module.css';
import { stepForKey } from './stepForKey';
import { useMessages } from '../messages/LanguageContext';

const FOCUS_KEY = '/';

/** The box that everything starts from: a combobox whose list is the hits, or values for the operator being typed. */
export function SearchBox(props: {
  readonly ref: RefObject<HTMLInputElement | null>;
  readonly query: string;
  readonly waiting: boolean;
  readonly isSaved: boolean;
  /** Changes whenever the library does. */
  readonly libraryVersion: string;
  readonly listId: string;
  readonly activeId: string | null;
  /** The id of what is said about the query, if anything is. */
  readonly hintId: string | undefined;
  readonly onQuery: (query: string) => void;
  /** Called when a query is probably about to be typed. */
  readonly onExpect: () => void;
  readonly onStep: (step: HitStep) => void;
  /** Shows or folds what the active hit stands for; gives whether there was anything to do. */
  readonly onUnfold: () => boolean;
  readonly onOpen: () => void;
  readonly onOpenOriginal: () => void;
  readonly onMenu: () => void;
  readonly onHistory: (direction: 1 | -1) => void;
  readonly onSave: () => void;
}) {
  const messages = useMessages().search;
  const { ref: box } = props;
  // While composing, the box shows more than what is searched.
  const [composed, setComposed] = useState<string | null>(null);
  const completions = useCompletionList(props.query, props.libraryVersion);
  const completionsId = useId();
  const { suggestions, activeIndex } = completions;
  const isOffering = suggestions.length > 0;

  useEffect(() => {
    // Not by `autoFocus`: that has the page laid out at once, with all else that there is to do then.
    const timer = setTimeout(() => {
      if (document.activeElement === document.body) box.current?.focus();
    });
    return () => clearTimeout(timer);
  }, [box]);

  const take = (suggestion: Suggestion) => {
    const taken = completions.take(suggestion);
    if (taken === null) return;
    // The caret can only be put where there is text already.
    flushSync(() => props.onQuery(taken.query));
    box.current?.setSelectionRange(taken.caret, taken.caret);
  };

  /** Whether the key was one of the list of suggestions. */
  const isForSuggestions = (event: KeyboardEvent<HTMLInputElement>): boolean => {
    const active = suggestions[activeIndex];
    if (active === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false;
    if (event.key === 'ArrowDown') completions.move(1);
    else if (event.key === 'ArrowUp') completions.move(-1);
    else if (event.key === 'Enter' || event.key === 'Tab') take(active);
    else if (event.key === 'Escape') completions.close();
    else return false;
    return true;
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (isForSuggestions(event)) {
      event.preventDefault();
      return;
    }
    const isLater = isShortcut(event, 'search.later');
    if (isLater || isShortcut(event, 'search.earlier')) {
      event.preventDefault();
      props.onHistory(isLater ? -1 : 1);
      return;
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      if (isShortcut(event, 'hits.menu')) props.onMenu();
      else if (isShortcut(event, 'hits.original')) props.onOpenOriginal();
      else if (isShortcut(event, 'hits.open')) props.onOpen();
      return;
    }
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const isAtEnd = selectionStart === value.length && selectionEnd === value.length;
    if (isShortcut(event, 'hits.unfold') && isAtEnd && props.onUnfold()) {
      event.preventDefault();
      return;
    }
    const step = stepForKey(event.nativeEvent, event.currentTarget);
    if (step === null || props.activeId === null) return;
    event.preventDefault();
    props.onStep(step);
  };

  const onComposed = (event: CompositionEvent<HTMLInputElement>) => {
    setComposed(null);
    if (event.currentTarget.value !== props.query) props.onQuery(event.currentTarget.value);
  };

  return (
    <search className={styles['place']}>
      <div className={styles['box']} data-waiting={props.waiting || undefined}>
        <icons.Search />
        <input
          ref={box}
          type="text"
          role="combobox"
          aria-label={messages.box}
          aria-autocomplete="list"
          aria-expanded={isOffering || props.activeId !== null}
          aria-controls={isOffering ? `${completionsId} ${props.listId}` : props.listId}
          aria-activedescendant={isOffering ? completionId(completionsId, activeIndex) : (props.activeId ?? undefined)}
          aria-describedby={props.hintId}
          placeholder={messages.box}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="search"
          dir="auto"
          value={composed ?? props.query}
          onFocus={props.onExpect}
          onKeyDown={onKeyDown}
          onBlur={completions.close}
          onCompositionEnd={onComposed}
          onChange={(event) => {
            const text = event.currentTarget.value;
            const native = event.nativeEvent;
            const isComposing = native instanceof InputEvent && native.isComposing;
            if (isComposing && !isWorthSearching(native.data ?? '')) {
              setComposed(text);
            } else {
              setComposed(null);
              completions.typed(text, event.currentTarget.selectionStart ?? text.length);
              props.onQuery(text);
            }
          }}
        />
        {props.query === '' && composed === null ? (
          <kbd className={styles['key']} aria-hidden="true">
            {FOCUS_KEY}
          </kbd>
        ) : (
          <>
            <IconButton
              label={props.isSaved ? messages.forget : messages.save}
              pressed={props.isSaved}
              onClick={props.onSave}
            >
              <icons.Star />
            </IconButton>
            <IconButton
              label={messages.clear}
              onClick={() => {
                props.onQuery('');
                box.current?.focus();
              }}
            >
              <icons.Close />
            </IconButton>
          </>
        )}
      </div>
      {isOffering && (
        <CompletionOptions id={completionsId} suggestions={suggestions} activeIndex={activeIndex} onTake={take} />
      )}
    </search>
  );
}
