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
    ['a.ts', 'code'],
    ['a.PDF', 'pdf'],
    ['a.tsv', 'csv'],
    ['mail/Inbox.mbox', 'mbox'],
    ['a.zip', 'zip'],
    ['a.png', null],
    ['md', null],
    ['a.md/picture', null],
    ['a.', null],
  ])('%s is %s', (path, kind) => {
    expect(readableKind(path)).toBe(kind);
  });
});

describe('readFile', () => {
  it('refuses kinds that are not read', async () => {
    await expect(readFile(fileOf('a.png', 'x'))).rejects.toMatchObject({ code: 'unsupported' });
  });

  it('believes bytes more than names', async () => {
    const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13];
    const sentence = 'This looks like a PNG image, although its name ends in .md.';
    await expect(readFile(fileOf('a.md', png))).rejects.toThrow(sentence);
    await expect(readFile(fileOf('a.pdf', png))).rejects.toThrow(sentence.replace('.md', '.pdf'));
  });

  it('reads what a file is, not what its name says', async () => {
    const rtf = String.raw`{\rtf1\ansi Grapes {\b and} nuts.\par}`;
    expect(await readFile(fileOf('a.md', rtf))).toMatchObject({ title: 'a', text: 'Grapes and nuts.' });
    await expect(readFile(fileOf('a.rtf', 'plain'))).rejects.toMatchObject({ code: 'malformed' });
  });

  it('refuses files that are too large, and texts sooner', async () => {
    const read = (path: string, megabytes: number) => readFile({ path, bytes: new Uint8Array(megabytes << 20) });
    await expect(read('a.pdf', 257)).rejects.toThrow('This file is 257 MB; files of up to 256 MB are read.');
    await expect(read('a.md', 65)).rejects.toThrow('This file is 65 MB; files of up to 64 MB are read.');
  });

  it('tells a protected Office file from an old one', async () => {
    const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    const name = Array.from('EncryptedPackage').flatMap((letter) => [letter.charCodeAt(0), 0]);
    await expect(readFile(fileOf('a.docx', [...ole, ...name]))).rejects.toMatchObject({ code: 'encrypted' });
    await expect(readFile(fileOf('a.docx', ole))).rejects.toMatchObject({ code: 'binary' });
  });
});
