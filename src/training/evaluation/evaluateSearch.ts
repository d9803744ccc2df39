import type { Encoder } from '../../encoders/Encoder';
import { fuseByEvidence, STARTER_DENSE_SHARE } from '../../index/fusion/fuseByEvidence';
import { fuseByRank } from '../../index/fusion/fuseByRank';
import { fuseByScore } from '../../index/fusion/fuseByScore';
import { compareRankedRows, type RankedRow } from '../../index/DenseIndex';
import { queryWords } from '../../index/lexical/queryWords';
import { SegmentedLexicalIndex } from '../../index/lexical/SegmentedLexicalIndex';
import { TopRows } from '../../index/TopRows';
import { dot } from './dot';
import { encodeTexts } from './encodeTexts';
import { type Measured, measuredMean } from './Evaluation';
import { ndcgAt } from './rankings';
import type { SearchSet } from './SearchSet';

/** Rows that each side hands to the fusion. */
const CANDIDATES = 200;

const methods = ['words', 'dense', 'rank', 'min_max', 'z_score', 'fused'] as const;

/** A way to rank: by words, by meaning, and four ways to fuse them. `fused` is what the app does. */
export type SearchMethod = (typeof methods)[number];

/** nDCG@10 of documents, each ranked by its best passage, for one kind of queries or all (`mean`). */
export interface SearchMeasurement {
  /** Figures are called `<set>.<kind>`. */
  readonly kind: string;
  readonly methods: Readonly<Record<SearchMethod, Measured>>;
}

/**
 * Measures ways to search on one set.
 *
 * @param denseShare of the fusion by evidence, if not the starter's.
 */
export async function evaluateSearch(
  set: SearchSet,
  encoder: Encoder,
  denseShare = STARTER_DENSE_SHARE,
): Promise<SearchMeasurement[]> {
  const index = new SegmentedLexicalIndex();
  for (const [row, passage] of set.passages.entries()) index.add(row, passage);
  const inputs = set.passages.map(({ title, headings, body }) => ({
    text: body,
    context: [title, ...headings].filter((part) => part !== ''),
  }));
  const rows = await encodeTexts(encoder, inputs, { role: 'document' });
  const queries = await encodeTexts(encoder, set.queries, { role: 'query' });
  const gains = set.queries.map(({ text, relevant }, query) => {
    const dense = new TopRows(CANDIDATES);
    for (let row = 0; row < inputs.length; row++) dense.offer(row, dot(queries, query, rows, row, encoder.dimensions));
    const lexical = index.search(queryWords(text, { isTyping: false }), { limit: CANDIDATES });
    const rankings = { dense: dense.ranked(), lexical: lexical.ranked };
    const found = new Set(rankings.dense.map(({ row }) => row));
    const others = lexical.ranked.filter(({ row }) => !found.has(row));
    const compared = others.map(({ row }) => ({ row, score: dot(queries, query, rows, row, encoder.dimensions) }));
    const limit = 2 * CANDIDATES;
    const { similarity } = encoder;
    const orders: Record<SearchMethod, readonly RankedRow[]> = {
      words: rankings.lexical,
      dense: rankings.dense,
      rank: fuseByRank([rankings.dense, rankings.lexical], { limit }),
      min_max: fuseByScore(rankings, { limit, denseShare: 0.3 }),
      z_score: fuseByScore(rankings, { limit, denseShare: 0.3, scale: 'z-score' }),
      fused: fuseByEvidence([...rankings.dense, ...compared.toSorted(compareRankedRows)], lexical, {
        limit,
        similarity,
        denseShare,
      }),
    };
    return methods.map((method) => ndcgAt(10, documentsOf(orders[method], set), relevant) || 0);
  });
  const kinds = [...new Set(set.queries.map(({ kind }) => kind))];
  return [...(kinds.length > 1 ? kinds : []), 'mean'].map((kind) => {
    const chosen = gains.filter((_, query) => kind === 'mean' || set.queries[query]!.kind === kind);
    const measured = methods.map((method, position) => [
      method,
      measuredMean(
        `${set.name}.${kind}`,
        Float64Array.from(chosen, (gain) => gain[position]!),
      ),
    ]);
    return { kind, methods: Object.fromEntries(measured) as Record<SearchMethod, Measured> };
  });
}

function documentsOf(ranked: readonly RankedRow[], { passages }: SearchSet): number[] {
  return [...new Set(ranked.map(({ row }) => passages[row]!.document))];
}
