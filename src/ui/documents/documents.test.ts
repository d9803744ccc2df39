import { describe, expect, it } from 'vitest';
import type { ListedDocument } from '../../protocol/EngineApi';
import { countStates } from './documentStates';
import { findable, findDocuments } from './findDocuments';

const listed = (path: string, title: string, state: ListedDocument['state']): ListedDocument => ({
  path,
  title,
  state,
  document: 1,
  reason: null,
});

const documents = findable([
  listed('Rezepte/Crème brûlée.md', 'Nachtisch', 'indexed'),
  listed('Rezepte/Brot.md', 'Sauerteig', 'waiting'),
  listed('Scans/lease.pdf', '', 'failed'),
]);
const found = (typed: string, state: ListedDocument['state'] | null = null) =>
  findDocuments(typed, state, documents).map(({ path }) => path);

describe('the documents of a source', () => {
  it('are all there while nothing is asked', () => {
    expect(found('  ')).toHaveLength(3);
  });

  it('are found by parts of their title and path, whatever the case and the accents', () => {
    expect(found('creme BRULEE')).toEqual(['Rezepte/Crème brûlée.md']);
    expect(found('sauer rezepte')).toEqual(['Rezepte/Brot.md']);
    expect(found('rezepte lease')).toEqual([]);
  });

  it('are found by their state, and both together', () => {
    expect(found('', 'failed')).toEqual(['Scans/lease.pdf']);
    expect(found('rezepte', 'waiting')).toEqual(['Rezepte/Brot.md']);
    expect(found('rezepte', 'skipped')).toEqual([]);
  });

  it('are counted by state', () => {
    expect(countStates(documents)).toMatchObject({ indexed: 1, waiting: 1, failed: 1, reading: 0 });
  });
});
