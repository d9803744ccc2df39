import { useEffect, useEffectEvent } from 'react';
import { isShortcut, type PressedKey } from '../commands/isShortcut';
import { focusNextRegion } from './focusNextRegion';

/** What the page's keys do. */
export interface PageKeys {
  readonly onFocusSearch: () => void;
  readonly onCommands: () => void;
  readonly onHelp: () => void;
  /** Leaves the innermost thing that can be left. */
  readonly onEscape: () => void;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}

function actionOf(event: PressedKey & Pick<Event, 'target'>, keys: PageKeys): (() => void) | null {
  if (isShortcut(event, 'page.commands')) return keys.onCommands;
  if (isShortcut(event, 'page.next')) return () => focusNextRegion(false);
  if (isShortcut(event, 'page.before')) return () => focusNextRegion(true);
  if (isTyping(event.target)) return null;
  if (isShortcut(event, 'search.focus')) return keys.onFocusSearch;
  return isShortcut(event, 'page.keys') ? keys.onHelp : null;
}

/** Listens for keys that work everywhere on the page, except while a dialog is open, which has its own. */
export function usePageKeys(keys: PageKeys): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || document.querySelector('dialog[open]') !== null) return;
    if (isShortcut(event, 'page.back')) {
      if (!event.defaultPrevented) keys.onEscape();
      return;
    }
    const action = actionOf(event, keys);
    if (action === null) return;
    event.preventDefault();
    action();
  });

  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
