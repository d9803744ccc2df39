import { useEffect, useEffectEvent, type KeyboardEvent as ReactKeyboardEvent } from 'react';

/** What the keys of the reading pane do. */
export interface ReadingKeys {
  readonly onFind: () => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly onMenu: () => void;
  readonly onOriginal: () => void;
  /** Leaves something within the pane; null when there is nothing to leave. */
  readonly onEscape: (() => void) | null;
}

/** Gives the listener for keys within the pane. F3 works from the whole page for as long as a document is open. */
export function useReadingKeys(keys: ReadingKeys): (event: ReactKeyboardEvent) => void {
  const onF3 = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'F3' || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    keys.onStep(event.shiftKey ? -1 : 1);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onF3(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);

  return (event) => {
    if (event.nativeEvent.isComposing) return;
    const isCommand = event.ctrlKey || event.metaKey;
    const act = (action: () => void) => {
      event.preventDefault();
      action();
    };
    if (event.key === 'Enter' && event.shiftKey && !isCommand) act(keys.onMenu);
    else if (event.key === 'Enter' && isCommand) act(keys.onOriginal);
    else if (event.key.toLowerCase() === 'f' && isCommand && !event.altKey && !event.shiftKey) act(keys.onFind);
    else if (event.key === 'Escape' && keys.onEscape !== null) act(keys.onEscape);
  };
}
