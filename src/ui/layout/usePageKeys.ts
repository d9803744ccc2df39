import { useEffect, useEffectEvent } from 'react';
import { focusNextRegion } from './focusNextRegion';

/** What the page's keys do. */
export interface PageKeys {
  readonly onFocusSearch: () => void;
  readonly onHelp: () => void;
  /** Leaves the innermost thing that can be left. */
  readonly onEscape: () => void;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}

/** Listens for keys that work everywhere on the page, except while a dialog is open, which has its own. */
export function usePageKeys(keys: PageKeys): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || document.querySelector('dialog[open]') !== null) return;
    const isCommand = event.ctrlKey || event.metaKey;
    if (isCommand && event.key.toLowerCase() === 'k' && !event.altKey && !event.shiftKey) {
      event.preventDefault();
      keys.onFocusSearch();
    } else if (event.key === '/' && !isCommand && !isTyping(event.target)) {
      event.preventDefault();
      keys.onFocusSearch();
    } else if (event.key === '?' && !isCommand && !isTyping(event.target)) {
      event.preventDefault();
      keys.onHelp();
    } else if (event.key === 'F6') {
      event.preventDefault();
      focusNextRegion(event.shiftKey);
    } else if (event.key === 'Escape' && !event.defaultPrevented) {
      keys.onEscape();
    }
  });

  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
