import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decodeText';
import { LARGEST_TEXT } from './fileSizes';
import type { RawFile } from './Document';
import { ReadError } from './ReadError';
import { fileOf } from './testing/fileOf';

type Utf16 = 'utf-16le' | 'utf-16be';

function utf16(text: string, order: Utf16): number[] {
  const bytes: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const pair = [code & 0xff, code >> 8] as const;
    bytes.push(...(order === 'utf-16le' ? pair : [pair[1], pair[0]]));
  }
  return bytes;
}

function errorOf(file: RawFile): ReadError {
  try {
    decodeText(file);
  } catch (error) {
    if (error instanceof ReadError) return error;
    throw error;
  }
  throw new Error('Expected the file to be refused.');
}

function textOf(bytes: string | readonly number[] | Uint8Array): string {
  return decodeText(fileOf('a.txt', bytes)).text;
}

/** Text that decoding leaves as it is. */
const plain = fc
  .string({ unit: 'binary', size: 'medium' })
  // eslint-disable-next-line no-control-regex -- these are what must not be in it
  .map((text) => `x${text.replace(/[\x00-\x08\x0e-\x1f\r\uFEFF]/g, '')}`);

describe('decodeText', () => {
  it('reads back what was written as UTF-8, with and without a byte-order mark', () => {
    fc.assert(
      fc.property(plain, fc.boolean(), (text, hasMark) => {
        expect(textOf(`${hasMark ? '\uFEFF' : ''}${text}`)).toBe(text);
      }),
      { seed: 1 },
    );
  });

  it('reads back what was written as UTF-16 with a byte-order mark', () => {
    fc.assert(
      fc.property(plain, fc.constantFrom<Utf16>('utf-16le', 'utf-16be'), (text, order) => {
        expect(textOf(utf16(`\uFEFF${text}`, order))).toBe(text);
      }),
      { seed: 1 },
    );
  });

  it('reads back Latin letters written as UTF-16 without a byte-order mark', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-zäöé]{2}[\w äöéß.,]{0,80}$/),
        fc.constantFrom<Utf16>('utf-16le', 'utf-16be'),
        (text, order) => {
          expect(textOf(utf16(text, order))).toBe(text);
        },
      ),
      { seed: 1 },
    );
  });

  it('turns lone surrogates into U+FFFD', () => {
    expect(textOf(utf16('\uFEFFa\uD800b\uDC00c', 'utf-16le'))).toBe('a\uFFFDb\uFFFDc');
  });

  it('ends every line with one newline, whatever system wrote it', () => {
    expect(textOf('one\r\ntwo\rthree\n\r\nfour')).toBe('one\ntwo\nthree\n\nfour');
  });

  it('drops NUL characters and the zeros that a crash leaves at the end of a file', () => {
    expect(textOf(`a\0b ${'c'.repeat(20)}`)).toBe(`ab ${'c'.repeat(20)}`);
    expect(textOf(`The last line before the crash\n${'\0'.repeat(4000)}`)).toBe('The last line before the crash\n');
  });

  it('drops byte-order marks between files that were joined end to end', () => {
    expect(textOf('\uFEFFone\n\uFEFFtwo')).toBe('one\ntwo');
  });

  it('reads Windows-1252 with a warning', () => {
    const { text, warnings } = decodeText(fileOf('a.txt', [0x93, 0x63, 0x61, 0x66, 0xe9, 0x94, 0x20, 0x80]));
    expect(text).toBe('“café” €');
    expect(warnings).toEqual([expect.stringContaining('Windows-1252')]);
  });

  it('reads the encoding that a file declares, but only when it is not UTF-8', () => {
    const sjis = fileOf('a.html', [0x93, 0xfa, 0x96, 0x7b]);
    expect(decodeText(sjis, 'shift_jis')).toEqual({ text: '日本', warnings: [] });
    expect(decodeText(fileOf('a.html', '日本'), 'shift_jis').text).toBe('日本');
    expect(decodeText(sjis, 'no-such-encoding').warnings).toHaveLength(1);
  });

  it('reads UTF-8 with a damaged place as UTF-8', () => {
    const bytes = [...new TextEncoder().encode('naïve café, très déjà vu '), 0xc3];
    const { text, warnings } = decodeText(fileOf('a.txt', bytes));
    expect(text).toBe('naïve café, très déjà vu \uFFFD');
    expect(warnings).toEqual([expect.stringContaining('one place')]);
  });

  it('reads coloured logs', () => {
    expect(textOf('\u001B[31mERROR\u001B[0m disk full')).toContain('disk full');
  });

  it.each<[string, readonly number[]]>([
    ['a PNG image', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]],
    ['a JPEG image', [0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46, 0]],
    ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0x2e, 0x37, 0x0a, 0x61]],
    ['a ZIP archive', [0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0, 0xff, 0xfe]],
    ['a gzip archive', [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]],
    ['a program (ELF)', [0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0]],
    ['a program (Mach-O)', [0xcf, 0xfa, 0xed, 0xfe, 7, 0, 0, 1, 3, 0, 0, 0]],
    ['a Windows program', [0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff]],
    ['an SQLite database', [...new TextEncoder().encode('SQLite format 3'), 0, 0x10, 0, 1, 1, 0, 0x40, 0x20, 0x20]],
    ['an old Microsoft Office file', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0]],
  ])('refuses %s and says what it is', (kind, bytes) => {
    const error = errorOf(fileOf('folder/notes.md', bytes));
    expect(error.code).toBe('binary');
    expect(error.message).toContain(`This looks like ${kind}`);
    expect(error.message).toContain('although its name ends in .md');
  });

  it('refuses bytes that are no text without guessing', () => {
    const noise = Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919 + (index >> 3) * 104729) & 0xff);
    expect(errorOf(fileOf('a.txt', noise))).toMatchObject({
      code: 'binary',
      message: expect.stringContaining('holds no text'),
    });
  });

  it('does not take words for signatures', () => {
    for (const text of ['MZ is a town', 'ID3 tags', 'GIF89a is a version', 'RIFF xxxxWAVE', 'BZhang wrote']) {
      expect(textOf(text)).toBe(text);
    }
  });

  it.each(['', ' \n\t\r\n ', '\uFEFF', '\uFEFF \n', '\u00A0\u3000', '\0\0\0\0'])('finds nothing in %j', (text) => {
    expect(errorOf(fileOf('folder/empty.md', text))).toMatchObject({
      code: 'empty',
      message: expect.stringContaining('empty.md'),
    });
  });

  it('names the size and the limit of a file that is too large', () => {
    const error = errorOf({ path: 'big.txt', bytes: new Uint8Array(LARGEST_TEXT + 1024 * 1024) });
    expect(error.code).toBe('too-large');
    expect(error.message).toContain('65 MB');
    expect(error.message).toContain('64 MB');
  });

  it('decodes or refuses whatever bytes it gets', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300, size: 'max' }), (bytes) => {
        try {
          const { text } = decodeText({ path: 'a.md', bytes });
          expect(text.isWellFormed()).toBe(true);
          expect(text).toMatch(/\S/);
          expect(text).not.toMatch(/[\r\0\uFEFF]/);
        } catch (error) {
          expect(error).toBeInstanceOf(ReadError);
        }
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});
