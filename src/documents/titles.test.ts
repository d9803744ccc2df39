import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_TITLE, tidyTitle, titleFromPath } from './titles';

describe('titleFromPath', () => {
  it.each([
    ['folder/My note.md', 'My note'],
    ['v1.2/Release 1.2.txt', 'Release 1.2'],
    ['README', 'README'],
    ['.md', '.md'],
    ['folder/', 'Untitled'],
    ['   .md', '.md'],
  ])('names %j %j', (path, title) => {
    expect(titleFromPath(path)).toBe(title);
  });
});

describe('tidyTitle', () => {
  it('keeps a title on one line', () => {
    expect(tidyTitle('  The\n  plan\t2 ')).toBe('The plan 2');
  });

  it('never gets too long, and stays well formed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000, size: 'max' }), (text) => {
        const title = tidyTitle(text);
        expect(title.length).toBeLessThanOrEqual(LONGEST_TITLE);
        expect(title.isWellFormed()).toBe(true);
        expect(title).toBe(title.trim());
      }),
      { seed: 1 },
    );
  });
});
