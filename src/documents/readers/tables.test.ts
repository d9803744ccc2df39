import { describe, expect, it } from 'vitest';
import { readFile } from '../readFile';
import { fileOf } from '../testing/fileOf';
import { outline } from '../testing/outline';
import { readSound } from '../testing/readSound';
import { csvSample, jsonSample, notebookSample } from '../testing/sampleFiles';

describe('a table of values', () => {
  it.each<[string, string, string, string[]]>([
    [
      'with semicolons',
      'people.csv',
      csvSample,
      ['table-row: Name: Anna | Age: 42 | City: Bonn; am Rhein', 'table-row: Name: Bo | City: Said "hi"'],
    ],
    ['with tabs', 'a.tsv', 'Name\tAge\nAnna, B.\t42', ['table-row: Name: Anna, B. | Age: 42']],
    ['without names', 'a.csv', '1,2\n3,4\n', ['table-row: 1 | 2', 'table-row: 3 | 4']],
    ['of one column', 'a.csv', 'milk\n\neggs\n', ['table-row: milk', 'table-row: eggs']],
    ['with values that look like two', 'a.csv', 'a,b\n"x | y",2\n', ['table-row: a: x ¦ y | b: 2']],
    ['with more values than names', 'a.csv', 'a,b\n1,2,3\n', ['table-row: a: 1 | b: 2 | 3']],
  ])('%s', async (_name, path, source, rows) => {
    expect(outline(await readSound(path, source))).toEqual(rows);
  });

  it('with an open quotation mark says so', async () => {
    expect((await readSound('a.csv', 'a,b\n1,"2\n3,4\n')).warnings).toHaveLength(1);
  });
});

describe('JSON', () => {
  it('reads as values with their keys', async () => {
    const document = await readSound('a.json', jsonSample);
    expect(document).toMatchObject({ title: 'Bread', tags: ['baking'], dates: { created: '2026-03-14' } });
    expect(outline(document).slice(3)).toEqual([
      'list-item 1: steps › name: Knead',
      'list-item 1: steps › minutes: 10',
      'list-item 1: steps › name: Bake',
      'list-item 1: steps › hot: true',
    ]);
  });

  it('keeps short values of a list together', async () => {
    const source = JSON.stringify({ sizes: [1, 2, null, 3], names: ['x'.repeat(150), 'y'.repeat(100)] });
    expect(outline(await readSound('a.json', source))).toEqual([
      'list-item 1: sizes: 1, 2, 3',
      `list-item 1: names: ${'x'.repeat(150)}`,
      `list-item 1: names: ${'y'.repeat(100)}`,
    ]);
  });

  it('of very many values is read as far as memory allows', async () => {
    const many = 1_200_000;
    const rows = await readFile(fileOf('a.csv', 'x,1\n'.repeat(many)));
    expect([rows.blocks.length, rows.warnings.length]).toEqual([1_000_000, 1]);
    const values = await readFile(fileOf('a.json', `[${'{"a":1},'.repeat(many)}0]`));
    expect([values.blocks.length, values.warnings.length]).toEqual([1_000_000, 1]);
  });

  it('of lines reads line by line; a broken line stays', async () => {
    const lines = '{"a":1,"b":{"c":"x"}}\n{"a":2}\n\n["y"]\n{broken\n';
    expect(outline(await readSound('a.jsonl', lines))).toEqual([
      'paragraph: a: 1\nb › c: x',
      'paragraph: a: 2',
      'paragraph: y',
      'paragraph: {broken',
    ]);
  });

  it('that is not valid stays text', async () => {
    const document = await readSound('a.json', '{"a": 1,}\n');
    expect(outline(document)).toEqual(['code: {"a": 1,}']);
    expect(document.warnings).toHaveLength(1);
  });

  it('nested without end is read', async () => {
    const deep = `${'{"a":['.repeat(50_000)}"inside"${']}'.repeat(50_000)}`;
    expect((await readSound('a.json', deep)).text).toContain('inside');
  });

  it('takes control characters and lone surrogates for what they are', async () => {
    expect((await readSound('a.json', '{"a":"x\\u0000\\ufeff\\ud800\\r\\ny"}')).text).toBe('a: x\uFFFD\ny');
  });

  it.each(['null', '{}', '[[], ""]'])('without values is empty: %s', async (source) => {
    await expect(readSound('a.json', source)).rejects.toMatchObject({ code: 'empty' });
  });
});

describe('a notebook', () => {
  it('reads as its cells and what they printed', async () => {
    const document = await readSound('a.ipynb', notebookSample);
    expect(document).toMatchObject({ title: 'On bread', authors: ['Anna Smith'], tags: ['baking'] });
    expect(outline(document)).toEqual([
      'heading 1: Bread',
      'paragraph: It is good. baking',
      'code: loaves = 2\n\nprint(loaves)',
      'code: 2',
      'code: ValueError: no flour',
      'paragraph: As it is.',
    ]);
  });

  it('of the third format is read too', async () => {
    const cells = [
      { cell_type: 'heading', level: 2, source: 'Old' },
      { cell_type: 'code', input: ['x = 1'], outputs: [] },
    ];
    expect(outline(await readSound('a.ipynb', JSON.stringify({ worksheets: [{ cells }] })))).toEqual([
      'heading 2: Old',
      'code: x = 1',
    ]);
  });

  it('of another shape is refused', async () => {
    await expect(readSound('a.ipynb', '{"cells": [1, null, {"source": 5}]}')).rejects.toMatchObject({ code: 'empty' });
    await expect(readSound('a.ipynb', '{"cells": [')).rejects.toMatchObject({ code: 'malformed' });
  });
});
