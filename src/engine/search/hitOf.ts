import { pageAt } from '../../documents/pageAt';
import type { MarkFinder } from '../../index/lexical/findMarks';
import type { SearchHit, TextRange } from '../../protocol/EngineApi';
import type { Catalogue } from '../Catalogue';
import { documentDate } from '../documentDate';
import { compareText } from './compareText';
import { excerptAround } from './excerpt';
import type { FoundPassage } from './FoundPassages';
import { keyOf, type PreparedPassage } from './PreparedPassages';

/** What all hits of one answer share. */
export interface HitContext {
  /** The query's, by the starter. */
  readonly embedding: Float32Array;
  readonly marks: MarkFinder;
  readonly catalogue: Catalogue;
}

/** A found passage as the page shows it. */
export function hitOf(
  { weighed, document, prepared, copies }: FoundPassage,
  { embedding, marks: finder, catalogue }: HitContext,
): SearchHit {
  const marks = finder.find(prepared.words);
  const best = bestSentence(embedding, prepared, marks);
  const sourceName = (source: string) => catalogue.source(source)?.name ?? '';
  return {
    key: keyOf(weighed),
    document: document.id,
    passage: weighed.passage,
    title: document.title,
    path: document.path,
    source: document.source,
    sourceName: sourceName(document.source),
    date: documentDate(document),
    tags: document.tags,
    page: pageAt(document.pageStarts ?? [], prepared.start + (prepared.sentences[best]?.start ?? 0)),
    headings: prepared.headings,
    range: { start: prepared.start, end: prepared.end },
    score: weighed.score,
    strength: weighed.strength,
    why: weighed.why,
    copies: copies
      .map(({ document: { id, path, source }, start, end }) => ({
        document: id,
        path,
        sourceName: sourceName(source),
        range: { start, end },
      }))
      .toSorted((a, b) => compareText(a.path, b.path) || compareText(a.sourceName, b.sourceName)),
    excerpt: excerptAround(prepared, best, marks),
  };
}

/** What all of a passage's marked words count in one sentence, beside its cosine similarity. */
const MARKS_SHARE = 0.3;

/** Position of the sentence that is closest to the query and holds most of what it looks for; the first of equal ones. */
function bestSentence(query: Float32Array, prepared: PreparedPassage, marks: readonly TextRange[]): number {
  const { text, sentences, embeddings } = prepared;
  const marked = marks.map(({ start, end }) => text.slice(start, end).toLowerCase());
  const most = Math.max(1, new Set(marked).size);
  let best = 0;
  let bestScore = -Infinity;
  // Sentences and marks are in order.
  let mark = 0;
  for (const [sentence, { start, end }] of sentences.entries()) {
    while (mark < marks.length && marks[mark]!.start < start) mark += 1;
    const first = mark;
    while (mark < marks.length && marks[mark]!.end <= end) mark += 1;
    const different = mark - first < 2 ? mark - first : new Set(marked.slice(first, mark)).size;
    const score = (MARKS_SHARE * different) / most + dotRow(query, embeddings, sentence * query.length);
    if (score > bestScore) {
      bestScore = score;
      best = sentence;
    }
  }
  return best;
}

/** The dot product of a query and the row from `at` on. Four sums at once: one alone waits for each addition. */
function dotRow(query: Float32Array, rows: Float32Array, at: number): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  const unrolled = query.length - (query.length % 4);
  for (let i = 0; i < unrolled; i += 4) {
    a += query[i]! * rows[at + i]!;
    b += query[i + 1]! * rows[at + i + 1]!;
    c += query[i + 2]! * rows[at + i + 2]!;
    d += query[i + 3]! * rows[at + i + 3]!;
  }
  for (let i = unrolled; i < query.length; i++) a += query[i]! * rows[at + i]!;
  return a + b + (c + d);
}
