import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RowSet } from '../RowSet';
import type { LexicalIndex, LexicalPassage } from './LexicalIndex';
import { phraseOf } from './phraseOf';
import { PlainLexicalIndex } from './PlainLexicalIndex';
import { queryWords } from './queryWords';
import { SegmentedLexicalIndex } from './SegmentedLexicalIndex';

const implementations: readonly [string, () => LexicalIndex][] = [
  ['PlainLexicalIndex', () => new PlainLexicalIndex()],
  ['SegmentedLexicalIndex', () => new SegmentedLexicalIndex()],
];

/** Words that are near each other: by stem, beginning, typing errors, case, script and joints. */
const words = fc.constantFrom(
  'bake',
  'baked',
  'baking',
  'bakes',
  'baker',
  'bread',
  'breads',
  'braed',
  'brad',
  'board',
  'bord',
  'berry',
  'berries',
  'chocolate',
  'chocolates',
  'chocalote',
  'chcolat',
  'the',
  'a',
  'Zürich',
  'zurich',
  'e-mail',
  'email',
  'ERR_CONN_42',
  'errConn',
  'v2.3.1',
  'v2.31',
  '#1234',
  '京都',
  '東京都',
  '雨の京都',
  '京',
  'สวัสดี',
  'C++',
);
const text = fc.array(words, { maxLength: 8 }).map((all) => all.join(' '));
const passages: fc.Arbitrary<LexicalPassage> = fc.record({
  title: text,
  tags: fc.array(words, { maxLength: 2 }),
  headings: fc.array(text, { maxLength: 2 }),
  path: text,
  body: text,
});
const rows = fc.nat(12);

type Step =
  | { readonly kind: 'add'; readonly row: number; readonly passage: LexicalPassage }
  | { readonly kind: 'remove'; readonly rows: readonly number[] }
  | { readonly kind: 'search' };
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('add' as const), row: rows, passage: passages }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('remove' as const), rows: fc.array(rows, { maxLength: 3 }) }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('search' as const) }) },
  ),
  { maxLength: 20 },
);

/** Takes a step, if it can be taken, and keeps the passages that are there. */
function take(index: LexicalIndex, step: Step, there: Map<number, LexicalPassage>): void {
  if (step.kind === 'add' && !there.has(step.row)) {
    index.add(step.row, step.passage);
    there.set(step.row, step.passage);
  } else if (step.kind === 'remove') {
    index.remove(step.rows);
    for (const row of step.rows) there.delete(row);
  } else if (step.kind === 'search') {
    index.search(queryWords('bread', { isTyping: true }), { limit: 3 });
  }
}

function oracleOf(there: ReadonlyMap<number, LexicalPassage>): PlainLexicalIndex {
  const oracle = new PlainLexicalIndex();
  for (const [row, passage] of there) oracle.add(row, passage);
  return oracle;
}

/** Short words are common at large. */
const logProbabilityOf = (word: string) => (word.length < 4 ? -8 : -Infinity);

function expectSame(index: LexicalIndex, oracle: LexicalIndex, query: string, isTyping: boolean): void {
  const wanted = queryWords(query, { isTyping, logProbabilityOf });
  expect(index.size).toBe(oracle.size);
  expect(index.search(wanted, { limit: 20 })).toEqual(oracle.search(wanted, { limit: 20 }));
  expect(wanted.map((word) => index.forgives(word))).toEqual(wanted.map((word) => oracle.forgives(word)));
  const among = RowSet.of([0, 2, 3, 5, 8]);
  expect(index.search(wanted, { limit: 3, among })).toEqual(oracle.search(wanted, { limit: 3, among }));
  expect([...index.rowsWith(phraseOf(query))]).toEqual([...oracle.rowsWith(phraseOf(query))]);
}

const passage = (body: string, rest: Partial<LexicalPassage> = {}): LexicalPassage => ({
  title: '',
  tags: [],
  headings: [],
  path: '',
  body,
  ...rest,
});
const typed = (query: string) => queryWords(query, { isTyping: true });
const complete = (query: string) => queryWords(query, { isTyping: false });

describe.each(implementations)('%s', (_name, make) => {
  const filled = (...bodies: string[]) => {
    const index = make();
    for (const [row, body] of bodies.entries()) index.add(row, passage(body));
    return index;
  };
  const rowsFor = (index: LexicalIndex, query: string) =>
    index.search(complete(query), { limit: 100 }).ranked.map(({ row }) => row);
  const rowsHolding = (index: LexicalIndex, phrase: string) => [...index.rowsWith(phraseOf(phrase))];

  it('answers, after any sequence of changes, like a plain index of what is left', () => {
    fc.assert(
      fc.property(steps, text, fc.boolean(), (sequence, query, isTyping) => {
        const index = make();
        const there = new Map<number, LexicalPassage>();
        for (const step of sequence) take(index, step, there);
        expectSame(index, oracleOf(there), query, isTyping);
      }),
      { seed: 6, numRuns: 300 },
    );
  });

  it('scores by BM25, computed by hand', () => {
    const index = filled('ham egg', 'ham ham jam', 'tea');
    const rare = Math.log(1 + (3 - 2 + 0.5) / (2 + 0.5));
    const score = (count: number, length: number) =>
      (rare * count) / (count + 1.2 * (1 - 0.75 + (0.75 * length) / (6 / 3)));
    const { ranked, highest } = index.search(complete('ham'), { limit: 5 });
    expect(highest).toBeCloseTo(rare, 12);
    expect(ranked.map(({ row }) => row)).toEqual([1, 0]);
    expect(ranked[0]!.score).toBeCloseTo(score(2, 3), 12);
    expect(ranked[1]!.score).toBeCloseTo(score(1, 2), 12);
  });

  it('counts a word as no rarer than it is in texts at large', () => {
    const index = filled('der quark', 'the bread', 'the jam', 'the tea', 'the bread');
    const [der, bread] = [-7.7, -14];
    const search = (query: string) =>
      index.search(queryWords(query, { isTyping: false, logProbabilityOf: (word) => (word === 'der' ? der : bread) }), {
        limit: 5,
      });
    expect(search('der').highest).toBeCloseTo(Math.log(1 + Math.exp(-der) / 60_000), 12);
    // In two of five rows, "bread" is less rare here than at large.
    expect(search('bread').highest).toBeCloseTo(Math.log(1 + (5 - 2 + 0.5) / (2 + 0.5)), 12);
    expect(search('der bread').ranked.map(({ row }) => row)).toEqual([1, 4, 0]);
    expect(rowsFor(index, 'der bread')).toEqual([0, 1, 4]);
  });

  it('counts a word as rare as the rows that hold it itself, however many hold others like it', () => {
    const index = filled('chocolate', 'chocolade', 'chocolade', 'chocolade', 'tea');
    expect(index.search(complete('chocolate'), { limit: 5 }).highest).toBeCloseTo(
      Math.log(1 + (5 - 1 + 0.5) / 1.5),
      12,
    );
  });

  it('ranks a title before tags before headings before the path before the text', () => {
    const index = make();
    const fillers = { title: 'one', tags: ['one'], headings: ['one'], path: 'one' };
    index.add(0, passage('jam', fillers));
    index.add(1, passage('one', { ...fillers, path: 'jam' }));
    index.add(2, passage('one', { ...fillers, headings: ['jam'] }));
    index.add(3, passage('one', { ...fillers, tags: ['jam'] }));
    index.add(4, passage('one', { ...fillers, title: 'jam' }));
    expect(rowsFor(index, 'jam')).toEqual([4, 3, 2, 1, 0]);
  });

  it('ranks rows with a typing error below every row with the word itself', () => {
    const long = `${'tea '.repeat(500)} chocolate`;
    const index = filled('chocalate chocalate chocalate', long, 'tea');
    expect(rowsFor(index, 'chocolate')).toEqual([1, 0]);
  });

  it('finds swapped letters as one error from four letters on, and two errors from eight', () => {
    const index = filled('braed', 'chocalote', 'cta', '12354');
    expect(rowsFor(index, 'bread')).toEqual([0]);
    expect(rowsFor(index, 'chocolate')).toEqual([1]);
    expect(rowsFor(index, 'cat')).toEqual([]);
    expect(rowsFor(index, '12345')).toEqual([]);
  });

  it('finds the word that is being typed by its beginning, and only that one', () => {
    const index = filled('strawberries', 'jam');
    expect(index.search(typed('jam straw'), { limit: 5 }).ranked).toHaveLength(2);
    expect(index.search(typed('straw jam'), { limit: 5 }).ranked).toHaveLength(1);
    expect(index.search(typed('straw '), { limit: 5 }).ranked).toHaveLength(0);
    expect(index.search(complete('straw'), { limit: 5 }).ranked).toHaveLength(0);
  });

  it('finds words whatever their diacritics, case and ending', () => {
    const index = filled('Zürich', 'STRASSE', 'stopped', 'berries');
    expect(rowsFor(index, 'zurich')).toEqual([0]);
    expect(rowsFor(index, 'Straße')).toEqual([1]);
    expect(rowsFor(index, 'stopping')).toEqual([2]);
    expect(rowsFor(index, 'Berry')).toEqual([3]);
  });

  it('finds codes as a whole and in parts', () => {
    const index = filled('got ERR_CONN_42 today', 'since v2.3.1', 'see #1234', 'call parseStaticModel()', 'in C++');
    for (const [query, row] of [
      ['ERR_CONN_42', 0],
      ['conn', 0],
      ['42', 0],
      ['v2.3.1', 1],
      ['#1234', 2],
      ['1234', 2],
      ['parseStaticModel', 3],
      ['static', 3],
      ['c++', 4],
    ] as const) {
      expect(rowsFor(index, query)[0], query).toBe(row);
    }
  });

  it('finds Chinese, Japanese and Thai words', () => {
    const index = filled('十一月の京都で、三日間ずっと雨だった。', '糖不是为了甜，是为了压住酸。', 'สวัสดีครับ วันนี้อากาศดี');
    expect(rowsFor(index, '京都')).toEqual([0]);
    expect(rowsFor(index, '雨')).toEqual([0]);
    expect(rowsFor(index, '压住')).toEqual([1]);
    expect(rowsFor(index, 'อากาศ')).toEqual([2]);
    expect(rowsHolding(index, '三日間ずっと')).toEqual([0]);
    expect(rowsHolding(index, '三日ずっと')).toEqual([]);
  });

  it('finds phrases only in order, without gaps and within one field', () => {
    const index = filled('the quick brown fox', 'brown quick fox', 'quick, Brown');
    index.add(3, passage('ends with quick', { title: 'brown paper' }));
    expect(rowsHolding(index, 'quick brown')).toEqual([0, 2]);
    expect(rowsHolding(index, 'fox')).toEqual([0, 1]);
    expect(rowsHolding(index, '…')).toEqual([]);
  });

  it('refuses a row that is taken', () => {
    const index = filled('jam');
    expect(() => index.add(0, passage('tea'))).toThrow('Row 0 is taken.');
  });

  it('takes a row again after it was removed', () => {
    const index = filled('jam', 'jam');
    index.search(complete('jam'), { limit: 1 });
    index.remove([0]);
    index.add(0, passage('tea'));
    expect(rowsFor(index, 'jam')).toEqual([1]);
    expect(rowsFor(index, 'tea')).toEqual([0]);
  });
});

describe('SegmentedLexicalIndex', () => {
  const fill = (count: number) => {
    const index = new SegmentedLexicalIndex();
    const oracle = new PlainLexicalIndex();
    const [all] = fc.sample(fc.array(passages, { minLength: count, maxLength: count }), { seed: 3, numRuns: 1 });
    for (const [row, each] of all!.entries()) {
      index.add(row, each);
      oracle.add(row, each);
      if (row % 7 === 0) index.seal();
    }
    return { index, oracle };
  };
  const queries = ['baking bread', 'chocolate', '京都', 'ERR_CONN_42', 'zur'];
  const numbersTo = (count: number) => Array.from({ length: count }, (_, row) => row);
  const expectAllSame = (index: LexicalIndex, oracle: LexicalIndex) => {
    for (const query of queries) expectSame(index, oracle, query, true);
  };

  it('keeps few segments when small ones are merged, and answers the same', async () => {
    const { index, oracle } = fill(300);
    const pause = async () => undefined;
    expect(index.segmentCount).toBeGreaterThan(40);
    // The second call finds the first under way, and leaves it alone.
    await Promise.all([index.mergeSmall({ pause }), index.mergeSmall({ pause }), index.merge({ pause })]);
    expect(index.segmentCount).toBeLessThan(10);
    expectAllSame(index, oracle);
  });

  it('answers key by key as if every query were the first, whatever changes between two keys', () => {
    const change = fc.oneof(
      { weight: 12, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: passages },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 39 }) },
    );
    const typing = fc.array(fc.tuple(fc.array(words, { minLength: 1, maxLength: 4 }), fc.infiniteStream(change)), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(typing, (queried) => {
        const { index, oracle } = fill(40);
        let added = 40;
        for (const [query, changes] of queried) {
          const whole = query.join(' ');
          for (let end = 1; end <= whole.length; end++) {
            const { value } = changes.next() as IteratorYieldResult<LexicalPassage | number | null>;
            if (typeof value === 'number') for (const each of [index, oracle]) each.remove([value]);
            else if (value) {
              for (const each of [index, oracle]) each.add(added, value);
              added += 1;
            }
            expectSame(index, oracle, whole.slice(0, end), true);
          }
        }
      }),
      { seed: 11, numRuns: 6 },
    );
  });

  it('answers every time alike about words that most of many rows hold', () => {
    const [index, oracle] = [new SegmentedLexicalIndex(), new PlainLexicalIndex()];
    const others = ['bread', 'brad', 'berry', 'zurich', 'board'];
    for (let row = 0; row < 5000; row++) {
      const own = others[row % others.length]!;
      for (const each of [index, oracle]) each.add(row, passage(`the ${own} ${row % 3 === 0 ? 'thing' : 'then the'}`));
    }
    for (const query of ['th', 'the b', 'th', 'the', 'the th', 'bread th', 'th']) {
      expectSame(index, oracle, query, true);
    }
    for (const each of [index, oracle]) each.remove([3, 4999]);
    for (const query of ['th', 'the']) expectSame(index, oracle, query, true);
    expect(index.size).toBe(4998);
  });

  it('does not merge when it is asked', () => {
    const { index, oracle } = fill(100);
    const before = index.segmentCount;
    expectAllSame(index, oracle);
    expect(index.segmentCount).toBeGreaterThanOrEqual(before);
  });

  it('answers the same after merging, with rows removed before and meanwhile', async () => {
    const { index, oracle } = fill(120);
    for (const each of [index, oracle]) each.remove([...numbersTo(40), 50, 119]);
    let pauses = 0;
    const merge = index.merge({
      pause: async () => {
        pauses += 1;
      },
    });
    for (const each of [index, oracle]) each.remove([44]);
    await merge;
    const stored = index.segments().reduce((sum, { rows: numbers }) => sum + numbers.length, 0);
    expect(stored).toBeLessThan(90);
    expect(pauses).toBe(0);
    expectAllSame(index, oracle);
  });

  it('answers the same whatever is added, removed and asked while segments are merged', async () => {
    const { index, oracle } = fill(0);
    const bodies = ['bread and jam', 'baked chocolate', '京都', 'ERR_CONN_42'];
    const add = (row: number) => {
      for (const each of [index, oracle]) each.add(row, passage(`${bodies[row % bodies.length]} n${row}`));
    };
    for (let row = 0; row < 4700; row++) add(row);
    let added = 4700;
    await index.merge({
      pause: async () => {
        // So many that they could be merged with the segment before them, when the search seals them.
        for (const end = added + (added === 4700 ? 60 : 1); added < end; added++) {
          add(added);
          for (const each of [index, oracle]) each.remove([added - 4000]);
        }
        index.search(complete('bread'), { limit: 1 });
      },
    });
    expect(added).toBeGreaterThan(4700);
    expect(index.segments()[0]!.rows.length).toBe(4700);
    expect(index.segmentCount).toBeGreaterThan(1);
    expectAllSame(index, oracle);
  });

  it('stays as it is when merging is aborted', async () => {
    const { index, oracle } = fill(60);
    for (const each of [index, oracle]) each.remove(numbersTo(30));
    const reason = new Error('closed');
    await expect(index.merge({ signal: AbortSignal.abort(reason), pause: async () => undefined })).rejects.toBe(reason);
    expectAllSame(index, oracle);
  });

  it('answers the same after it was stored and loaded, with other numbers', () => {
    const { index, oracle } = fill(90);
    for (const each of [index, oracle]) each.remove([8]);
    const loaded = new SegmentedLexicalIndex();
    for (const { buffer, rows: numbers } of index.segments()) {
      loaded.addSegment({ buffer: buffer.slice(0), rows: numbers.map((row) => (row < 0 ? -1 : row + 1000)) });
    }
    expect(loaded.search(complete('bread'), { limit: 3 }).ranked[0]!.row).toBeGreaterThanOrEqual(1000);
    loaded.renumber((row) => row - 1000);
    expectAllSame(loaded, oracle);
  });

  it('refuses damaged segments, saying what is wrong', () => {
    const [, { buffer, rows: numbers }] = fill(5).index.segments() as [
      unknown,
      { buffer: ArrayBuffer; rows: Int32Array },
    ];
    const load = (damage: (bytes: Uint8Array) => void, size = buffer.byteLength) => {
      const copy = buffer.slice(0, size);
      damage(new Uint8Array(copy));
      return () => new SegmentedLexicalIndex().addSegment({ buffer: copy, rows: numbers });
    };
    expect(load((bytes) => (bytes[0]! ^= 1))).toThrow('not a part of a word index');
    expect(load((bytes) => (bytes[4]! += 1))).toThrow('version 2, not 1');
    expect(load((bytes) => (bytes[bytes.length - 5]! ^= 4))).toThrow('checksum is wrong');
    expect(load(() => undefined, buffer.byteLength - 4)).toThrow('do not fit');
    expect(load(() => undefined, 12)).toThrow('shorter than its header');
    expect(() => new SegmentedLexicalIndex().addSegment({ buffer, rows: new Int32Array(1) })).toThrow('1 row numbers');
  });
});
