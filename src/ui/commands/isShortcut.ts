import { shortcuts, type ShortcutId } from './shortcuts';

/** What tells a pressed key. */
export type PressedKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Whether the pressed key is one of a command's. */
export function isShortcut(pressed: PressedKey, command: ShortcutId): boolean {
  return shortcuts[command].some((shortcut) => {
    const parts: readonly string[] = shortcut.split(' ');
    const key = parts.at(-1) ?? '';
    return (
      pressed.key.toLowerCase() === key.toLowerCase() &&
      (pressed.ctrlKey || pressed.metaKey) === parts.includes('Mod') &&
      pressed.altKey === parts.includes('Alt') &&
      // Whether a sign such as `/` needs Shift depends on the keyboard.
      (/^[^a-z]$/i.test(key) || pressed.shiftKey === parts.includes('Shift'))
    );
  });
}
