import { useLayoutEffect, useRef } from 'react';
import { IconButton } from '../controls/IconButton';
import { formatNumber } from '../format/formatCount';
import { icons } from '../icons';
import styles from './FindBar.module.css';
import type { Find } from './useFind';

function countWords({ found, position, text, isComplete }: Find): string {
  if (text.trim() === '') return '';
  if (found === null) return 'Looking…';
  if (found.ranges.length === 0) return 'Not in this document';
  const count = formatNumber(found.ranges.length);
  return `${formatNumber(position + 1)} of ${isComplete ? count : `more than ${count}`}`;
}

/** The field for a text to find in the document. */
export function FindBar(props: { readonly find: Find; readonly onClose: () => void }) {
  const { find } = props;
  const field = useRef<HTMLInputElement>(null);
  const hasNone = find.found === null || find.found.ranges.length === 0;

  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [find.openings]);

  return (
    <search className={styles['bar']} aria-label="Find in this document">
      <input
        ref={field}
        type="text"
        className={styles['field']}
        aria-label="Find in this document"
        placeholder="Find in this document"
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="next"
        dir="auto"
        value={find.text}
        onChange={({ target }) => find.change(target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
            event.preventDefault();
            event.stopPropagation();
            find.step(event.shiftKey ? -1 : 1);
          }
        }}
      />
      <span role="status" className={styles['count']}>
        {countWords(find)}
      </span>
      <IconButton label="Previous place (Shift F3)" disabled={hasNone} onClick={() => find.step(-1)}>
        <icons.Up />
      </IconButton>
      <IconButton label="Next place (F3)" disabled={hasNone} onClick={() => find.step(1)}>
        <icons.Down />
      </IconButton>
      <IconButton label="Close find" onClick={props.onClose}>
        <icons.Close />
      </IconButton>
    </search>
  );
}
