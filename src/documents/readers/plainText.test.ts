import { describe, expect, it } from 'vitest';
import { readFile } from '../readFile';
import { fileOf } from '../testing/fileOf';
import { outline } from '../testing/outline';

describe('plain text', () => {
  it('is kept as it is, in paragraphs parted by blank lines', async () => {
    const text = '\n  Dear Anna,\n\nthe boat is\nready. \n \t\n\n  * not a list *\nEnd\n';
    const document = await readFile(fileOf('letters/to Anna.txt', text));
    expect(document.text).toBe(text);
    expect(document.title).toBe('to Anna');
    expect(outline(document)).toEqual([
      'paragraph: Dear Anna,',
      'paragraph: the boat is\nready.',
      'paragraph: * not a list *\nEnd',
    ]);
  });

  it('stays text when it looks like something else', async () => {
    const document = await readFile(fileOf('a.txt', '<!doctype html>\n<p># Hi</p>'));
    expect(outline(document)).toEqual(['paragraph: <!doctype html>\n<p># Hi</p>']);
  });
});
