import { expect, it } from 'vitest';
import type { DocumentRecord } from '../library/schema';
import { findDocument } from './findDocument';

const document = (path: string, title = 'x', aliases: string[] = []): DocumentRecord => ({
  id: 1,
  source: 's',
  path,
  title,
  aliases,
  tags: [],
  dates: {},
  warnings: [],
  modified: null,
  contentHash: '',
  length: 1,
  passages: 1,
});

const library = [
  document('Deep/er/Knots.html', 'Four knots', ['Bowline & co']),
  document('Boat/Knots.md'),
  document('Knots and more.md', 'Knots'),
  document('Garden/2026.md', 'Café plans'),
  document('Code/C#.md', 'Sharp'),
  document('Code/C# #2.md', 'Sharper'),
  document('C.md', 'Flat'),
];

it.each([
  ['Deep/er/Knots', 'Deep/er/Knots.html'],
  ['knots', 'Boat/Knots.md'],
  ['KNOTS.html', 'Deep/er/Knots.html'],
  ['Knots#Bowline', 'Boat/Knots.md'],
  ['four knots', 'Deep/er/Knots.html'],
  ['Code/C#.md', 'Code/C#.md'],
  ['c#', 'Code/C#.md'],
  ['C##Loops', 'Code/C#.md'],
  ['C# #2#Loops', 'Code/C# #2.md'],
  ['C#Scales', 'C.md'],
  ['bowline & co', 'Deep/er/Knots.html'],
  ['Cafe\u0301 plans', 'Garden/2026.md'],
])('finds "%s" as %s', (name, path) => {
  expect(findDocument(name, library)?.path).toBe(path);
  expect(findDocument(name, library.toReversed())?.path).toBe(path);
});

it.each(['', '#heading', 'nothing of the kind'])('finds nothing for "%s"', (name) => {
  expect(findDocument(name, library)).toBeNull();
});
