import { isShortcut } from '../commands/isShortcut';
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
    const isBack = isShortcut(event, 'document.before');
    if (!isBack && !isShortcut(event, 'document.next')) return;
    event.preventDefault();
    keys.onStep(isBack ? -1 : 1);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onF3(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);

  return (event) => {
    if (event.nativeEvent.isComposing) return;
    const act = (action: () => void) => {
      event.preventDefault();
      action();
    };
    if (isShortcut(event, 'document.menu')) act(keys.onMenu);
    else if (isShortcut(event, 'document.original')) act(keys.onOriginal);
    else if (isShortcut(event, 'document.find')) act(keys.onFind);
    else if (event.key === 'Escape' && keys.onEscape !== null) act(keys.onEscape);
  };
}
