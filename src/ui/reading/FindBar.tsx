import { useLayoutEffect, useRef } from 'react';
import { IconButton } from '../controls/IconButton';
import { icons } from '../icons';
import styles from './FindBar.module.css';
import type { Find } from './useFind';
import { useLaterMessages } from '../messages/useLaterMessages';
import type { LaterMessages } from '../messages/enLater';

function countWords({ found, position, text, isComplete }: Find, messages: LaterMessages['reading']): string {
  if (text.trim() === '') return '';
  if (found === null) return messages.lookingFor;
  if (found.ranges.length === 0) return messages.notFound;
  return messages.placeOf(position + 1, found.ranges.length, isComplete);
}

/** The field for a text to find in the document. */
export function FindBar(props: { readonly find: Find; readonly onClose: () => void }) {
  const { find } = props;
  const messages = useLaterMessages().reading;
  const field = useRef<HTMLInputElement>(null);
  const hasNone = find.found === null || find.found.ranges.length === 0;

  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [find.openings]);

  return (
    <search className={styles['bar']} aria-label={messages.find}>
      <input
        ref={field}
        type="text"
        className={styles['field']}
        aria-label={messages.find}
        placeholder={messages.find}
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
        {countWords(find, messages)}
      </span>
      <IconButton label={messages.previousPlace} disabled={hasNone} onClick={() => find.step(-1)}>
        <icons.Up />
      </IconButton>
      <IconButton label={messages.nextPlace} disabled={hasNone} onClick={() => find.step(1)}>
        <icons.Down />
      </IconButton>
      <IconButton label={messages.closeFind} onClick={props.onClose}>
        <icons.Close />
      </IconButton>
    </search>
  );
}
