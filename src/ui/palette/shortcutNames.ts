const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

const names: Readonly<Record<string, string>> = {
  Mod: isApple ? '⌘' : 'Ctrl',
  Alt: isApple ? '⌥' : 'Alt',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
  '-': '−',
};

/** A shortcut's keys as they are written on this machine's keyboard, such as `Ctrl`, `K`. */
export function shortcutNames(shortcut: string): readonly string[] {
  return shortcut.split(' ').map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key));
}
