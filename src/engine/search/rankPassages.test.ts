import { expect, it } from 'vitest';
import { starterRelevance } from '../../encoders/models/starterRelevance';
import { PlainDenseIndex } from '../../index/PlainDenseIndex';
import { quantiseRows } from '../../index/quantiseRows';
import { PassageIndex } from '../PassageIndex';
import { WordIndex } from '../words/WordIndex';
import { rankPassages } from './rankPassages';
import { searchedQuery } from './searchedQuery';

it('gives what is left when a document is removed while it ranks', async () => {
  const words = new WordIndex();
  const index = new PassageIndex(new PlainDenseIndex(2));
  for (const document of [1, 2]) {
    words.number(document, 1);
    words.add(document, 0, { title: '', tags: [], headings: [], path: '', body: 'sourdough bread' });
    index.append({
      documents: Uint32Array.of(document),
      passages: Uint32Array.of(0),
      ...quantiseRows(Float32Array.of(1, 0), 2),
    });
  }
  const space = {
    encoder: { name: 'Test', similarity: { unrelated: 0, same: 1 } },
    index,
    relevance: starterRelevance,
  };
  const found: number[][] = [];
  const ranking = rankPassages(searchedQuery('bread'), words, { space, embedding: Float32Array.of(1, 0) }, null, {
    closest: 10,
    limit: 10,
    among: null,
    onFoundByWords: (passages) => found.push(passages.map(({ document }) => document)),
  });
  expect(found).toEqual([[1, 2]]);
  words.remove([1]);
  index.removeDocument(1);
  const ranked = await ranking;
  expect(ranked.find(({ document }) => document === 2)).toMatchObject({ passage: 0, why: 'both', isClose: true });
});
