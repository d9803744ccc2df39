import { expect, it } from 'vitest';
import type { Encoder } from '../../encoders/Encoder';
import { MarkFinder } from '../../index/lexical/findMarks';
import { PackedWords } from '../../index/lexical/PackedWords';
import { queryWords } from '../../index/lexical/queryWords';
import type { DocumentRecord } from '../../library/schema';
import type { HitReason } from '../../protocol/EngineApi';
import type { Catalogue } from '../Catalogue';
import { hitOf } from './hitOf';
import { sketchWords } from './isNearlySame';
import { PassageSentences } from './PassageSentences';

const text =
  'The oven is hot in the morning. A kettle, and another kettle. Tea needs a kettle and a saucer. Steam rises up.';
/** How close each sentence is to the query. */
const meanings = new Map([
  ['The oven is hot in the morning.', 0.1],
  ['A kettle, and another kettle.', 0.2],
  ['Tea needs a kettle and a saucer.', 0.3],
  ['Steam rises up.', 0.9],
]);

/** The best sentence for a query, and the sentences that had to be encoded. */
async function bestFor(query: string, why: HitReason | null, embedding = Float32Array.of(1)) {
  const encoded: string[] = [];
  const encoder = {
    dimensions: 1,
    encode: async (inputs) => {
      encoded.push(...inputs.map((input) => input.text));
      return Float32Array.from(inputs, (input) => meanings.get(input.text)!);
    },
  } satisfies Partial<Encoder> as unknown as Encoder;
  const words = new PackedWords(text);
  const prepared = { start: 0, end: text.length, headings: [], text, words, sketch: sketchWords(words) };
  const wanted = queryWords(query, { isTyping: false }).map((word) => ({ ...word, mayBeMistyped: false }));
  const { excerpt } = await hitOf(
    {
      weighed: { document: 1, passage: 0, score: 0, strength: 1, why },
      document: { id: 1, path: 'a.md', title: 'A', tags: [], dates: {}, modified: null } as unknown as DocumentRecord,
      prepared: { ...prepared, sentences: new PassageSentences(text) },
      copies: [],
    },
    {
      encoder,
      embedding,
      marks: new MarkFinder({ words: wanted, phrases: [] }),
      catalogue: { source: () => undefined } as unknown as Catalogue,
      signal: new AbortController().signal,
    },
  );
  return { best: excerpt.text.slice(excerpt.best.start, excerpt.best.end), encoded };
}

it('shows what is closest, the words counted, of a passage that is close in meaning', async () => {
  for (const why of ['meaning', 'both'] as const) {
    const { best, encoded } = await bestFor('kettle saucer', why);
    expect(best).toBe('Steam rises up.');
    expect(encoded).toEqual([...meanings.keys()]);
  }
});

it('shows where most of the words stand, of a passage that is a hit for them alone', async () => {
  expect(await bestFor('kettle saucer', 'words')).toEqual({ best: 'Tea needs a kettle and a saucer.', encoded: [] });
});

it('lets meaning choose among the sentences with most of the words', async () => {
  expect(await bestFor('kettle', 'words')).toEqual({
    best: 'Tea needs a kettle and a saucer.',
    encoded: ['A kettle, and another kettle.', 'Tea needs a kettle and a saucer.'],
  });
  // The words may stand in the title alone.
  expect((await bestFor('elsewhere', 'words')).best).toBe('Steam rises up.');
});

it('encodes nothing where nothing is asked for', async () => {
  const first = 'The oven is hot in the morning.';
  expect(await bestFor('', null, Float32Array.of(0))).toEqual({ best: first, encoded: [] });
});
