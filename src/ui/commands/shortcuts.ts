import type { CommandId } from '../palette/commandTable';

/**
 * The keys of the page, each written as what is held and what is pressed (`KeyboardEvent.key`), with spaces between.
 * `Mod` is Ctrl or ⌘. Whoever listens for a key asks `isShortcut`; the palette, the list of keys and the hints show what
 * stands here.
 */
export const shortcuts = {
  'search.focus': ['/'],
  'search.earlier': ['Alt ArrowUp'],
  'search.later': ['Alt ArrowDown'],
  'search.complete': ['Tab'],
  'hits.move': ['ArrowUp', 'ArrowDown'],
  'hits.leap': ['PageUp', 'PageDown'],
  'hits.open': ['Enter'],
  'hits.menu': ['Shift Enter'],
  'hits.original': ['Mod Enter'],
  'hits.unfold': ['ArrowRight'],
  'document.next': ['F3'],
  'document.before': ['Shift F3'],
  'document.find': ['Mod f'],
  'document.menu': ['Shift Enter'],
  'document.original': ['Mod Enter'],
  'map.left': ['ArrowLeft'],
  'map.right': ['ArrowRight'],
  'map.up': ['ArrowUp'],
  'map.down': ['ArrowDown'],
  'map.closer': ['+', '='],
  'map.farther': ['-'],
  'map.whole': ['0'],
  'map.within': ['Enter'],
  'page.commands': ['Mod k'],
  'page.keys': ['?'],
  'page.back': ['Escape'],
  'page.next': ['F6'],
  'page.before': ['Shift F6'],
} as const satisfies Partial<Record<CommandId, readonly string[]>>;

/** A command with keys of its own. */
export type ShortcutId = keyof typeof shortcuts;
