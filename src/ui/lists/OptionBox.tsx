import type { KeyboardEvent } from 'react';
import { optionForKey } from './optionForKey';

/** The id of an option, for the box to point at. */
export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

/** A box that is typed into and keeps the focus, while it points at an option of the list below it. */
export function OptionBox(props: {
  readonly label: string;
  /** The label unless given. */
  readonly placeholder?: string;
  readonly className?: string | undefined;
  /** The list's id; its options have those of `optionId`. */
  readonly listId: string;
  readonly count: number;
  /** The position of the chosen option. */
  readonly chosen: number;
  readonly typed: string;
  readonly onType: (text: string) => void;
  readonly onMove: (to: number) => void;
  /** Enter was pressed. */
  readonly onTake: () => void;
  /** Deals with a key of its own; gives whether it did. */
  readonly onKey?: (event: KeyboardEvent) => boolean;
}) {
  const { label, listId, count, chosen } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const to = optionForKey(event.key, chosen, count);
    if (to !== null) props.onMove(to);
    else if (event.key === 'Enter') props.onTake();
    else if (props.onKey?.(event) !== true) return;
    event.preventDefault();
  };
  return (
    <input
      type="text"
      role="combobox"
      aria-label={label}
      aria-autocomplete="list"
      aria-expanded="true"
      aria-controls={listId}
      aria-activedescendant={count > 0 ? optionId(listId, chosen) : undefined}
      placeholder={props.placeholder ?? label}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      dir="auto"
      data-focus-first
      className={props.className}
      value={props.typed}
      onKeyDown={onKeyDown}
      onChange={(event) => props.onType(event.currentTarget.value)}
    />
  );
}
