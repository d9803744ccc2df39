import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandTable } from './commandTable';
import { enCommands } from '../messages/enCommands';
import { commandWords } from './commandWords';
import { findCommands } from './findCommands';
import { orderCommands } from './orderCommands';
import { isShortcut, type PressedKey } from '../commands/isShortcut';
import { shortcuts } from '../commands/shortcuts';

const pressed = (key: string, held: Partial<PressedKey> = {}): PressedKey => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('keys', () => {
  it('are Ctrl or ⌘, and nothing besides', () => {
    expect(isShortcut(pressed('k', { ctrlKey: true }), 'page.commands')).toBe(true);
    expect(isShortcut(pressed('K', { metaKey: true }), 'page.commands')).toBe(true);
    expect(isShortcut(pressed('k'), 'page.commands')).toBe(false);
    expect(isShortcut(pressed('k', { ctrlKey: true, shiftKey: true }), 'page.commands')).toBe(false);
    expect(isShortcut(pressed('Enter', { shiftKey: true }), 'hits.open')).toBe(false);
  });

  it('are signs wherever a keyboard has them', () => {
    expect(isShortcut(pressed('/', { shiftKey: true }), 'search.focus')).toBe(true);
    expect(isShortcut(pressed('/', { ctrlKey: true }), 'search.focus')).toBe(false);
  });

  it('mean one thing in each part of the page', () => {
    const partOf = new Map<string, string>(commandTable.map(({ id, part }) => [id, part]));
    const all = Object.entries(shortcuts).flatMap(([id, keys]) => keys.map((key) => `${partOf.get(id)} ${key}`));
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('commands', () => {
  it('have one name each', () => {
    expect(new Set(commandTable.map(({ id }) => id)).size).toBe(commandTable.length);
  });

  it('are found by the beginnings of their words, their own first', () => {
    const listed = [
      { words: 'Hide the map', also: 'close' },
      { words: 'Close the document', also: '' },
      { words: 'Éteindre', also: '' },
    ];
    const words = (typed: string) => findCommands(typed, listed).map((command) => command.words);
    expect(words('')).toEqual(listed.map((command) => command.words));
    expect(words('CLO')).toEqual(['Close the document', 'Hide the map']);
    expect(words('doc clo')).toEqual(['Close the document']);
    expect(words('ose')).toEqual([]);
    expect(words('eteind')).toEqual(['Éteindre']);
  });

  it('begin with what was run last, then with what most people want', () => {
    const order = (...recent: string[]) => orderCommands(commandTable, recent).map(({ id }) => id);
    expect(order().slice(0, 3)).toEqual(['search.focus', 'library.folder', 'library.files']);
    expect(order('page.dark', 'map.open', 'gone').slice(0, 3)).toEqual(['page.dark', 'map.open', 'search.focus']);
    expect(order('page.dark').toSorted()).toEqual(commandTable.map(({ id }) => id).toSorted());
    // The others are where they were.
    expect(order().slice(-2)).toEqual(commandTable.slice(-2).map(({ id }) => id));
  });

  it('are never found by less after more was typed', () => {
    const listed = commandTable.map((command) => ({
      words: commandWords(command.id, 'Notes', enCommands),
      also: 'also' in command ? command.also : '',
    }));
    fc.assert(
      fc.property(fc.constantFrom(...listed), fc.nat(), fc.nat(), ({ words }, from, length) => {
        const start = words.slice(0, 1 + (from % words.length));
        const longer = start + words.slice(start.length, start.length + (length % 5));
        const shorter = new Set(findCommands(start, listed));
        expect(findCommands(longer, listed).every((command) => shorter.has(command))).toBe(true);
      }),
      { seed: 1 },
    );
  });
});
