import { describe, expect, it } from 'vitest';
import { isIgnoredPath } from './ignoredPath';

describe('isIgnoredPath', () => {
  it.each([
    '.obsidian/workspace.json',
    'vault/.trash/old.md',
    '.hidden.md',
    'code/node_modules/x/README.md',
    '__MACOSX/._a.md',
    'letters/~$offer.docx',
    'photos/Thumbs.db',
    'photos/desktop.ini',
    'a/.git/HEAD',
    'code/package-lock.json',
    'code/Cargo.lock',
    'site/jquery.min.js',
    'site/style.MIN.css',
    'site/app.js.map',
  ])('leaves out %s', (path) => {
    expect(isIgnoredPath(path)).toBe(true);
  });

  it.each([
    'notes.md',
    'a/b/c.md',
    'v1.2/notes.md',
    'a~$b.md',
    'my node_modules notes.md',
    'package-lock notes.json',
    'admin.js',
    'treasure.map',
    './notes.md',
    '../notes.md',
    '',
  ])('keeps %j', (path) => {
    expect(isIgnoredPath(path)).toBe(false);
  });
});
