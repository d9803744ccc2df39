import type { LibraryMap } from '../../protocol/EngineApi';
import type { FakeDocument } from './FakeDocument';

/** A map on which each document is a row of points, top to bottom, its passages from left to right; the halves are topics. */
export function fakeMap(documents: readonly FakeDocument[], change: Partial<LibraryMap> = {}): LibraryMap {
  const points = documents.flatMap(({ paragraphs }, document) =>
    paragraphs.map((_, passage) => ({
      document,
      passage,
      x: -0.9 + (1.8 * passage) / Math.max(1, paragraphs.length - 1),
      y: 0.9 - (1.8 * document) / Math.max(1, documents.length - 1),
    })),
  );
  return {
    unit: 'passage',
    encoder: 'Starter',
    documents: documents.map(({ id, title, path }, at) => ({
      id,
      title,
      path,
      source: 'notes',
      sourceName: 'Notes',
      date: `202${at % 4}-05-01`,
      language: at % 2 === 0 ? 'en' : null,
    })),
    documentOf: Uint32Array.from(points, ({ document }) => document),
    passageOf: Uint32Array.from(points, ({ passage }) => passage),
    positions: Float32Array.from(points.flatMap(({ x, y }) => [x, y])),
    topics: [
      { words: ['bread', 'flour'], x: 0, y: 0.5 },
      { words: [], x: 0, y: -0.5 },
    ],
    topicOf: Uint8Array.from(points, ({ y }) => (y > 0 ? 0 : 1)),
    outOfDate: null,
    ...change,
  };
}
