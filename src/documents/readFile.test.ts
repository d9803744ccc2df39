import { describe, expect, it } from 'vitest';
import { readableKind } from './fileKinds';
import { readFile } from './readFile';
import { fileOf } from './testing/fileOf';

describe('readableKind', () => {
  it.each([
    ['a.md', 'markdown'],
    ['a/b.c/NOTES.MD', 'markdown'],
    ['a.markdown', 'markdown'],
    ['a.mdown', 'markdown'],
    ['a.mkd', 'markdown'],
    ['a.txt', 'text'],
    ['a.log', 'text'],
    ['a.org', 'text'],
    ['a.html', 'html'],
    ['a.htm', 'html'],
    ['a.xhtml', 'html'],
    ['a.png', null],
    ['md', null],
    ['a.md/picture', null],
    ['a.', null],
  ])('%s is %s', (path, kind) => {
    expect(readableKind(path)).toBe(kind);
  });
});

describe('readFile', () => {
  it('refuses kinds that are not read', () => {
    expect(() => readFile(fileOf('a.png', 'x'))).toThrow(expect.objectContaining({ code: 'unsupported' }));
  });

  it('believes bytes more than names', () => {
    const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13];
    expect(() => readFile(fileOf('a.md', png))).toThrow('This looks like a PNG image, although its name ends in .md.');
  });
});
