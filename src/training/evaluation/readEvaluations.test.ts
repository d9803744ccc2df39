import { describe, expect, it } from 'vitest';
import type { Encoder, EncoderInput } from '../../encoders/Encoder';
import { parseTable } from '../../../scripts/parseTable.mjs';
import { Bm25 } from './Bm25';
import { parseCranfield } from './parseCranfield';
import { parseJsonLines } from './parseJsonLines';
import { parseScoredPairs } from './parseScoredPairs';
import { readEvaluations } from './readEvaluations';

const files: Record<string, string> = {
  'cran.all.1400':
    '.I 1\n.T\nwings .\n.A\nx,y\n.B\nj 1\n.W\nwings .\nlift of\nwings .\n.I 2\n.T\nheat .\n.A\n.B\n.W\nheat .\nheat flow\n',
  'cran.qry': '.I 001\n.W\nwings lift\n.I 004\n.W\nheat\nflow\n',
  cranqrel: '1 1 2 \n1 2 -1 \n2 2 4\n',
  'sts-xx-dev.csv': 'a,a,5.0\n"a, ""b""",b,2.5\na,b,0\n',
  'tab.tsv': 'a "b\tb\t1\na\ta\t3\n',
  'en-xx.pairs.jsonl': '{"one":"a","other":"a"}\n\n{"one":"b","other":"b"}\n',
  'topics.classes.jsonl': '{"text":"a","label":"A"}\n{"text":"a a","label":"A"}\n{"text":"b","label":"B"}\n',
  'README.md': 'not a set',
};

/** Counts the letters a, b, and others. */
class LetterEncoder implements Encoder {
  readonly identity = 'letters';
  readonly name = 'Letters';
  readonly device = 'CPU';
  readonly dimensions = 3;
  readonly similarity = { unrelated: 0, same: 1 };

  async encode(inputs: readonly EncoderInput[]): Promise<Float32Array<ArrayBuffer>> {
    const rows = inputs.map(({ text }) => {
      const counts = ['a', 'b'].map((letter) => text.split(letter).length - 1);
      const others = text.length - counts[0]! - counts[1]!;
      const length = Math.hypot(...counts, others);
      return [...counts, others].map((count) => count / length);
    });
    return Float32Array.from(rows.flat());
  }
}

describe('readEvaluations', () => {
  it('finds each set by its name and measures it', async () => {
    const evaluations = await readEvaluations({
      names: Object.keys(files),
      readText: async (name) => files[name]!,
      parseTable,
    });
    const figures: Record<string, number> = {};
    for (const evaluation of evaluations) {
      for (const { name, value, cases, on } of await evaluation.evaluate(new LetterEncoder(), {})) {
        figures[name] = value;
        expect(on(Int32Array.from({ length: cases }, (_, index) => index))).toBe(value);
      }
    }
    expect(Object.keys(figures)).toEqual([
      'en-xx.accuracy1',
      'sts-xx-dev.spearman',
      'tab.spearman',
      'topics.v_measure',
      'cranfield.ndcg10',
      'cranfield.recall10',
      'cranfield.mrr10',
      'cranfield.bm25_ndcg10',
      'cranfield.fused_ndcg10',
    ]);
    expect(figures).toMatchObject({ 'en-xx.accuracy1': 100, 'cranfield.bm25_ndcg10': 100, 'cranfield.recall10': 100 });
  });
});

describe('the readers', () => {
  it('read CSV with quotation marks, and TSV where they mean nothing', () => {
    expect(parseScoredPairs(parseTable(files['sts-xx-dev.csv']!, ','))[1]).toEqual({
      one: 'a, "b"',
      other: 'b',
      score: 2.5,
    });
    expect(parseScoredPairs(parseTable(files['tab.tsv']!, '\t'))[0]).toEqual({ one: 'a "b', other: 'b', score: 1 });
    expect(() => parseScoredPairs([['a', 'b', 'c']])).toThrow('Record 1 is not two sentences and a score.');
  });

  it('number the queries of Cranfield by their order', () => {
    const { documents, queries } = parseCranfield({
      documents: files['cran.all.1400']!,
      queries: files['cran.qry']!,
      judgements: files['cranqrel']!,
    });
    expect(documents[0]).toEqual({ id: 1, title: 'wings .', text: 'wings . lift of wings .' });
    expect(queries).toEqual([
      { text: 'wings lift', relevant: new Map([[1, 1]]) },
      { text: 'heat flow', relevant: new Map([[2, 1]]) },
    ]);
    expect(() => parseCranfield({ documents: '', queries: '', judgements: '3 1 1' })).toThrow('query 3 of 0');
  });

  it('name the line that is not JSON', () => {
    expect(() => parseJsonLines('{}\n{')).toThrow('Line 2 is not JSON.');
    expect(() => parseJsonLines('1')).toThrow('Line 1 is not a JSON object.');
  });
});

describe('Bm25', () => {
  it('scores as the formula does by hand, over cut endings', () => {
    const scores = new Bm25(['the wings lifted', 'a body']).score('wing lift');
    const length = 3 / 2.5;
    const each = (Math.log(1 + 1.5 / 1.5) * 1) / (1 + 1.5 * (0.25 + 0.75 * length));
    expect(scores[0]).toBeCloseTo(2 * each, 12);
    expect(scores[1]).toBe(0);
  });
});
