import '../../../src/protocol/trustOwnScripts';
import MiniSearch, { type Options } from 'minisearch';
import { phraseOf } from '../../../src/index/lexical/phraseOf';
import { queryWords } from '../../../src/index/lexical/queryWords';
import { SegmentedLexicalIndex } from '../../../src/index/lexical/SegmentedLexicalIndex';
import { serveWorker } from '../../../src/protocol/serveWorker';
import { Random } from '../../../src/index/Random';
import { nextTurn } from '../../../workers/nextTurn';
import { MadeLibrary } from './MadeLibrary';
import { PassageMaker, PASSAGES_IN_DOCUMENT } from './PassageMaker';
import type { WordsBenchApi } from './WordsBenchApi';

const WORDS_IN_QUERY = 3;
const LIMIT = 200;

/** The same fields, weights, beginnings and typing errors as ours. */
const peerOptions: Options = {
  fields: ['title', 'tags', 'headings', 'path', 'body'],
  searchOptions: {
    boost: { title: 5, tags: 4, headings: 3, path: 2 },
    prefix: (_term, position, terms) => position === terms.length - 1,
    fuzzy: (term) => (term.length >= 8 ? 2 : term.length >= 4 ? 1 : 0),
  },
};

let maker: PassageMaker | null = null;
let library: MadeLibrary | null = null;
let index = new SegmentedLexicalIndex();

function madeQueries(count: number, words: number, seed: number): string[] {
  if (!maker) throw new Error('Build an index first.');
  const random = new Random(seed);
  const made = maker;
  return Array.from({ length: count }, () => Array.from({ length: words }, () => made.word(random)).join(' '));
}

/** The same queries every time, key by key. */
function typedQueries(count: number): string[] {
  return madeQueries(count, WORDS_IN_QUERY, 7).flatMap((query) =>
    Array.from({ length: query.length }, (_, last) => query.slice(0, last + 1)),
  );
}

const api: WordsBenchApi = {
  build: async (passages, commonWords) => {
    maker = new PassageMaker(commonWords);
    index = new SegmentedLexicalIndex();
    const encoder = new TextEncoder();
    const target = new Uint8Array(1 << 16);
    let [textBytes, milliseconds, longestAdd] = [0, 0, 0];
    for (let row = 0; row < passages; row++) {
      const passage = maker.passage(row);
      for (const text of [passage.title, passage.tags, passage.headings, passage.path, passage.body]) {
        textBytes += encoder.encodeInto(text, target).written;
      }
      const startedAt = performance.now();
      index.add(row, { ...passage, tags: [passage.tags], headings: [passage.headings] });
      longestAdd = Math.max(longestAdd, performance.now() - startedAt);
      // As the app does after each document.
      if ((row + 1) % PASSAGES_IN_DOCUMENT === 0) await index.mergeSmall({ pause: nextTurn });
      milliseconds += performance.now() - startedAt;
    }
    return { passages, textBytes, milliseconds, longestAdd, indexBytes: bytesOf(index) };
  },
  merge: async () => {
    const startedAt = performance.now();
    await index.merge({ pause: nextTurn });
    return { milliseconds: performance.now() - startedAt, indexBytes: bytesOf(index) };
  },
  type: async (queries) =>
    typedQueries(queries).map((query) => {
      const startedAt = performance.now();
      index.search(queryWords(query, { isTyping: true }), { limit: LIMIT });
      return performance.now() - startedAt;
    }),
  findPhrases: async (phrases) =>
    madeQueries(phrases, 2, 8).map((phrase) => {
      const startedAt = performance.now();
      index.rowsWith(phraseOf(phrase));
      return performance.now() - startedAt;
    }),
  measurePeer: async (passages, queries) => {
    if (!maker) throw new Error('Build an index first.');
    const peer = new MiniSearch(peerOptions);
    for (let id = 0; id < passages; id++) peer.add({ id, ...maker.passage(id) });
    const keystrokes = typedQueries(queries).map((query) => {
      const startedAt = performance.now();
      peer.search(query);
      return performance.now() - startedAt;
    });
    const stored = JSON.stringify(peer);
    const startedAt = performance.now();
    MiniSearch.loadJSON(stored, peerOptions);
    const loadMilliseconds = performance.now() - startedAt;
    return { keystrokes, loadMilliseconds, storedBytes: new Blob([stored]).size };
  },
  ingest: async (passages) => {
    if (!maker) throw new Error('Build an index first.');
    // Its memory is needed now.
    index = new SegmentedLexicalIndex();
    library = new MadeLibrary(maker);
    await library.deleteEverything();
    return await library.fill(passages);
  },
  rest: async (passages) => {
    if (!library) throw new Error('Ingest something first.');
    const startedAt = performance.now();
    let longestHold = 0;
    const rested = library.rest(passages).then(() => true);
    for (let isOver = false; !isOver;) {
      const before = performance.now();
      isOver = await Promise.race([rested, nextTurn().then(() => false)]);
      longestHold = Math.max(longestHold, performance.now() - before);
    }
    return { milliseconds: performance.now() - startedAt, longestHold };
  },
  reopen: async (passages) => {
    if (!maker) throw new Error('Build an index first.');
    const startedAt = performance.now();
    library = new MadeLibrary(maker);
    await library.until(({ searchable }) => searchable >= passages);
    return performance.now() - startedAt;
  },
  typed: async (queries) => typedQueries(queries),
  search: async (query) => {
    if (!library) throw new Error('Ingest something first.');
    return await library.search(query);
  },
  load: async () => {
    const stored = index.segments();
    const startedAt = performance.now();
    const loaded = new SegmentedLexicalIndex();
    for (const segment of stored) loaded.addSegment(segment);
    return performance.now() - startedAt;
  },
};

/** Everything but the numbers of the rows, which take 8 bytes each. */
function bytesOf(measured: SegmentedLexicalIndex): number {
  return measured.segments().reduce((sum, { buffer, rows }) => sum + buffer.byteLength + 2 * rows.byteLength, 0);
}

serveWorker(api, self);
