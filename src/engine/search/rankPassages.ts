import { closeFromOf } from '../../encoders/models/ModelDescription';
import { addEvidence, wordEvidence } from '../../index/fusion/fuseByEvidence';
import { wordsAnswer } from '../../index/fusion/wordsAnswer';
import type { RowSet } from '../../index/RowSet';
import type { PassageKey } from '../../library/TextStore';
import type { HitReason } from '../../protocol/EngineApi';
import type { PassageSearchOptions, RankedPassage } from '../PassageIndex';
import type { WordIndex } from '../words/WordIndex';
import type { SearchedQuery } from './searchedQuery';
import type { SearchedSpace } from './SearchedSpace';

/** A passage with what speaks for it: see `SearchHit`. */
export interface WeighedPassage extends PassageKey {
  readonly score: number;
  readonly strength: number;
  readonly why: HitReason;
  /** Whether words or meaning say enough for an answer. */
  readonly isClose: boolean;
}

/** A query in one space. */
export interface EncodedQuery {
  readonly space: SearchedSpace;
  /** Of length 1, or all zeros when the encoder knows nothing in the query. */
  readonly embedding: Float32Array;
}

export interface RankOptions extends Pick<PassageSearchOptions, 'signal' | 'pause'> {
  /** At most so many passages by words. */
  readonly limit: number;
  /** At most so many passages by meaning; those that words find are compared besides. */
  readonly closest: number;
  /** Only these rows, as of `words.numbers`; null for all. */
  readonly among: RowSet | null;
  /** Told the passages that words find, best first, before meaning is looked at. */
  readonly onFoundByWords?: (passages: readonly PassageKey[]) => void;
}

/** Share of the query that a passage's words must explain to be named as a reason. */
const WORDS_SAY_SOMETHING = 0.1;

/**
 * Ranks passages by words and meaning, by falling strength; the order of equal ones is open.
 *
 * @param fallback ranks the passages that have no row in the first space.
 * @throws the signal's reason when aborted.
 */
export async function rankPassages(
  { wanted, isKnown }: Pick<SearchedQuery, 'wanted' | 'isKnown'>,
  words: WordIndex,
  { space, embedding }: EncodedQuery,
  fallback: EncodedQuery | null,
  { limit, closest, among, onFoundByWords, ...options }: RankOptions,
): Promise<WeighedPassage[]> {
  // Both as they are now: rows may be numbered anew while the encoders' rows are searched.
  const { numbers } = words;
  const passes = among && ((document: number, passage: number) => among.has(numbers.rowOf(document, passage)));
  const closestIn = (encoded: EncodedQuery, within: PassageSearchOptions['among'] | null) =>
    isKnownTo(encoded)
      ? encoded.space.index.search(encoded.embedding, { limit: closest, ...options, ...(within && { among: within }) })
      : Promise.resolve([]);
  // Another thread may begin with it while words are looked up here.
  const nearest = closestIn({ space, embedding }, passes);
  const lexical = words.search(wanted.words, among ? { limit, among } : { limit });
  // Kept, because a document may be removed while the encoders' rows are searched.
  const keys = new Map<number, PassageKey>();
  for (const { row } of lexical.ranked) keys.set(row, numbers.at(row));
  onFoundByWords?.([...keys.values()]);

  /** By row what an encoder says: 0 where it has nothing to do with the query, 1 where it says the same; not limited to that. */
  const meanings = new Map<number, number>();
  /** By row its cosine. */
  const cosines = new Map<number, number>();
  const close = new Set<number>();
  const note = ({ encoder: { similarity }, relevance }: SearchedSpace, row: number, score: number) => {
    meanings.set(row, (score - similarity.unrelated) / (similarity.same - similarity.unrelated));
    cosines.set(row, score);
    if (score >= closeFromOf(relevance, isKnown)) close.add(row);
    else close.delete(row);
  };
  /** Notes the closest passages, and how close those are that words found. */
  const compare = async (encoded: EncodedQuery, closestOnes: Promise<readonly RankedPassage[]>) => {
    for (const { document, passage, score } of await closestOnes) {
      const row = numbers.rowOf(document, passage);
      if (row < 0) continue;
      if (!keys.has(row)) keys.set(row, { document, passage });
      note(encoded.space, row, score);
    }
    if (!isKnownTo(encoded)) return;
    const others = lexical.ranked.flatMap(({ row }) => (meanings.has(row) ? [] : row));
    const scores = encoded.space.index.compare(
      encoded.embedding,
      others.map((row) => keys.get(row)!),
    );
    for (const [place, row] of others.entries()) {
      if (!Number.isNaN(scores[place]!)) note(encoded.space, row, scores[place]!);
    }
  };
  await compare({ space, embedding }, nearest);
  if (fallback && space.index.size < fallback.space.index.size) {
    const lacks = (document: number, passage: number) =>
      !space.index.has({ document, passage }) && (passes === null || passes(document, passage));
    await compare(fallback, closestIn(fallback, lacks));
  }

  const { denseShare } = space.relevance;
  const shares = new Map<number, number>();
  let highestShare = 0;
  for (const { row, score } of lexical.ranked) {
    shares.set(row, score / lexical.highest);
    highestShare = Math.max(highestShare, score / lexical.highest);
  }
  const most = (meanings.size > 0 ? denseShare : 0) + (1 - denseShare) * wordEvidence(highestShare);
  return Array.from(addEvidence(meanings, lexical, denseShare), ([row, evidence]) => {
    const { document, passage } = keys.get(row)!;
    const share = shares.get(row) ?? 0;
    const isClose = close.has(row);
    return {
      document,
      passage,
      score: cosines.get(row) ?? 0,
      strength: most === 0 ? 0 : Math.max(0, Math.min(1, evidence / most)),
      why: reasonOf(share, meanings.has(row), isClose),
      isClose: wordsAnswer(share) || isClose,
    };
  });
}

/** A query in which the encoder knows nothing is equally far from everything. */
function isKnownTo({ embedding }: EncodedQuery): boolean {
  return embedding.some((component) => component !== 0);
}

/** @param isClose in meaning. */
function reasonOf(share: number, hasMeaning: boolean, isClose: boolean): HitReason {
  if (share >= WORDS_SAY_SOMETHING) return isClose ? 'both' : 'words';
  return share > 0 && !hasMeaning ? 'words' : 'meaning';
}
