import type { Encoder } from '../../encoders/Encoder';
import { knowsAnyWord } from '../../encoders/knowsAnyWord';
import { closeFromOf, type Relevance } from '../../encoders/models/ModelDescription';
import type { Starter } from '../../encoders/Starter';
import { fuseByEvidence } from '../../index/fusion/fuseByEvidence';
import { fuseByRank } from '../../index/fusion/fuseByRank';
import { fuseByScore } from '../../index/fusion/fuseByScore';
import { wordsAnswer } from '../../index/fusion/wordsAnswer';
import { compareRankedRows, type RankedRow } from '../../index/DenseIndex';
import type { LexicalAnswer } from '../../index/lexical/LexicalIndex';
import { queryWords } from '../../index/lexical/queryWords';
import { SegmentedLexicalIndex } from '../../index/lexical/SegmentedLexicalIndex';
import { wordsAsWritten } from '../../index/lexical/splitWords';
import { TopRows } from '../../index/TopRows';
import { dot } from './dot';
import { encodeTexts } from './encodeTexts';
import { type Measured, measuredMean } from './Evaluation';
import { ndcgAt } from './rankings';
import type { SearchSet } from './SearchSet';

/** Rows that each side hands to the fusion. */
const CANDIDATES = 200;

const methods = ['words', 'dense', 'rank', 'min_max', 'z_score', 'as_rare_here', 'fused'] as const;

/**
 * A way to rank: by words, by meaning, and ways to fuse them. `fused` is what the app does; `as_rare_here` the same with
 * words that count as what they are rare in the searched passages, however common they are elsewhere.
 */
export type SearchMethod = (typeof methods)[number];

/** nDCG@10 of documents, each ranked by its best passage, for one kind of queries or all (`mean`). */
export interface SearchMeasurement {
  /** Figures are called `<set>.<kind>`. */
  readonly kind: string;
  readonly methods: Readonly<Record<SearchMethod, Measured>>;
  /** The share of queries that nothing answers, 0 … 1: neither by words nor by meaning. */
  readonly unanswered: number;
}

/** What searches. */
export interface MeasuredSearch {
  readonly encoder: Encoder;
  /** The encoder's; `npm run evaluate` can ask for others. */
  readonly relevance: Relevance;
  /** Knows which words are common. */
  readonly starter: Pick<Starter, 'logProbabilityOf'>;
}

/** What was found for one query. */
interface Found {
  readonly orders: Readonly<Record<SearchMethod, readonly RankedRow[]>>;
  readonly isAnswered: boolean;
}

/** Measures ways to search on one set. */
export async function evaluateSearch(set: SearchSet, search: MeasuredSearch): Promise<SearchMeasurement[]> {
  const { encoder, relevance, starter } = search;
  const index = new SegmentedLexicalIndex();
  for (const [row, passage] of set.passages.entries()) index.add(row, passage);
  const inputs = set.passages.map(({ title, headings, body }) => ({
    text: body,
    context: [title, ...headings].filter((part) => part !== ''),
  }));
  const rows = await encodeTexts(encoder, inputs, { role: 'document' });
  const queries = await encodeTexts(encoder, set.queries, { role: 'query' });
  const options = { limit: 2 * CANDIDATES, similarity: encoder.similarity, denseShare: relevance.denseShare };

  const find = (query: number): Found => {
    const { text } = set.queries[query]!;
    const similarity = (row: number) => dot(queries, query, rows, row, encoder.dimensions);
    const best = new TopRows(CANDIDATES);
    for (let row = 0; row < inputs.length; row++) best.offer(row, similarity(row));
    const dense = best.ranked();
    const known = new Set(dense.map(({ row }) => row));
    const fuse = (lexical: LexicalAnswer) => {
      const others = lexical.ranked.filter(({ row }) => !known.has(row));
      const compared = others.map(({ row }) => ({ row, score: similarity(row) })).toSorted(compareRankedRows);
      return fuseByEvidence([...dense, ...compared], lexical, options);
    };
    const asRareHere = index.search(queryWords(text, { isTyping: false }), { limit: CANDIDATES });
    const words = queryWords(text, { isTyping: false, logProbabilityOf: (word) => starter.logProbabilityOf(word) });
    const lexical = index.search(words, { limit: CANDIDATES });
    const rankings = { dense, lexical: asRareHere.ranked };
    const { limit } = options;
    return {
      orders: {
        words: asRareHere.ranked,
        dense,
        rank: fuseByRank([dense, asRareHere.ranked], { limit }),
        min_max: fuseByScore(rankings, { limit, denseShare: 0.3 }),
        z_score: fuseByScore(rankings, { limit, denseShare: 0.3, scale: 'z-score' }),
        as_rare_here: fuse(asRareHere),
        fused: fuse(lexical),
      },
      isAnswered:
        wordsAnswer((lexical.ranked[0]?.score ?? 0) / (lexical.highest || 1)) ||
        (dense[0]?.score ?? 0) >= closeFromOf(relevance, knowsAnyWord(wordsAsWritten(text), starter)),
    };
  };

  const found = set.queries.map(({ relevant }, query) => {
    const { orders, isAnswered } = find(query);
    return { gains: methods.map((method) => ndcgAt(10, documentsOf(orders[method], set), relevant) || 0), isAnswered };
  });
  const kinds = [...new Set(set.queries.map(({ kind }) => kind))];
  return [...(kinds.length > 1 ? kinds : []), 'mean'].map((kind) => {
    const chosen = found.filter((_, query) => kind === 'mean' || set.queries[query]!.kind === kind);
    const measured = methods.map((method, position) => [
      method,
      measuredMean(
        `${set.name}.${kind}`,
        Float64Array.from(chosen, ({ gains }) => gains[position]!),
      ),
    ]);
    return {
      kind,
      methods: Object.fromEntries(measured) as Record<SearchMethod, Measured>,
      unanswered: chosen.filter(({ isAnswered }) => !isAnswered).length / chosen.length,
    };
  });
}

function documentsOf(ranked: readonly RankedRow[], { passages }: SearchSet): number[] {
  return [...new Set(ranked.map(({ row }) => passages[row]!.document))];
}
