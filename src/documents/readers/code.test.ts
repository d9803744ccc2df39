import { describe, expect, it } from 'vitest';
import { outline } from '../testing/outline';
import { readSound } from '../testing/readSound';
import { codeSample } from '../testing/sampleFiles';

describe('source code', () => {
  it('keeps every line, in blocks that begin where declarations do', async () => {
    const document = await readSound('src/bake.py', codeSample);
    expect(document.text).toBe(codeSample);
    expect(document.title).toBe('bake.py');
    expect(outline(document)).toEqual([
      'code: import bread\n\n  # indented\ndef bake():\n    knead()\n\n    wait()',
      'code: def eat():\n    pass',
    ]);
  });

  it('keeps the indentation of its first line', async () => {
    expect(outline(await readSound('a.yaml', '\n\n  a: 1\n  b: 2\n'))).toEqual(['code:   a: 1\n  b: 2']);
  });
});
