import type { HitStep } from '../hits/useActiveHit';

/** How a key pressed in the search box moves the active hit, or null when the key belongs to the text. */
export function stepForKey(event: KeyboardEvent, box: HTMLInputElement): HitStep | null {
  if (event.altKey || event.shiftKey || event.metaKey) return null;
  if (event.key === 'ArrowDown') return 'next';
  if (event.key === 'ArrowUp') return 'previous';
  if (event.key === 'PageDown') return 'page-down';
  if (event.key === 'PageUp') return 'page-up';
  const caret = box.selectionStart === box.selectionEnd ? box.selectionStart : null;
  if (event.key === 'Home' && (event.ctrlKey || caret === 0)) return 'first';
  if (event.key === 'End' && (event.ctrlKey || caret === box.value.length)) return 'last';
  return null;
}
