import { useState, type CompositionEvent, type KeyboardEvent, type RefObject } from 'react';
import { IconButton } from '../controls/IconButton';
import { icons } from '../icons';
import type { HitStep } from '../hits/useActiveHit';
import { isWorthSearching } from './isWorthSearching';
import styles from './SearchBox.module.css';
import { stepForKey } from './stepForKey';

/** The box that everything starts from: a combobox whose list is the hits. */
export function SearchBox(props: {
  readonly ref: RefObject<HTMLInputElement | null>;
  readonly query: string;
  readonly waiting: boolean;
  readonly listId: string;
  readonly activeId: string | null;
  readonly onQuery: (query: string) => void;
  readonly onStep: (step: HitStep) => void;
  readonly onOpen: () => void;
  readonly onHistory: (direction: 1 | -1) => void;
}) {
  // While composing, the box shows more than what is searched.
  const [composed, setComposed] = useState<string | null>(null);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      props.onHistory(event.key === 'ArrowUp' ? 1 : -1);
      return;
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      props.onOpen();
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
    <search className={styles['box']} data-waiting={props.waiting || undefined}>
      <icons.Search />
      <input
        ref={props.ref}
        type="text"
        role="combobox"
        aria-label="Search your notes"
        aria-autocomplete="list"
        aria-expanded={props.activeId !== null}
        aria-controls={props.listId}
        aria-activedescendant={props.activeId ?? undefined}
        placeholder="Search by meaning"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="search"
        dir="auto"
        autoFocus
        value={composed ?? props.query}
        onKeyDown={onKeyDown}
        onCompositionEnd={onComposed}
        onChange={(event) => {
          const text = event.currentTarget.value;
          const native = event.nativeEvent;
          const isComposing = native instanceof InputEvent && native.isComposing;
          if (isComposing && !isWorthSearching(native.data ?? '')) {
            setComposed(text);
          } else {
            setComposed(null);
            props.onQuery(text);
          }
        }}
      />
      {props.query === '' && composed === null ? (
        <kbd className={styles['key']} aria-hidden="true">
          /
        </kbd>
      ) : (
        <IconButton
          label="Clear the search"
          onClick={() => {
            props.onQuery('');
            props.ref.current?.focus();
          }}
        >
          <icons.Close />
        </IconButton>
      )}
    </search>
  );
}
