import type { FirstMessages } from '../messages/en';

const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

/** A shortcut's keys as they are written on this machine's keyboard, such as `Ctrl`, `K`. */
export function shortcutNames(shortcut: string, keys: FirstMessages['keyNames']): readonly string[] {
  const names: Readonly<Record<string, string>> = {
    Mod: isApple ? '⌘' : keys.ctrl,
    Alt: isApple ? '⌥' : 'Alt',
    Shift: keys.shift,
    Enter: keys.enter,
    Escape: keys.escape,
    PageUp: keys.pageUp,
    PageDown: keys.pageDown,
    ArrowUp: '↑',
    ArrowDown: '↓',
    ArrowLeft: '←',
    ArrowRight: '→',
    '-': '−',
  };
  return shortcut.split(' ').map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key));
}
