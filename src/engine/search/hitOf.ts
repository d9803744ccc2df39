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
  const marks = finder.find(prepared.text, prepared.words);
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
  const different = ({ start, end }: TextRange) =>
    new Set(
      marks
        .filter((mark) => mark.start >= start && mark.end <= end)
        .map((mark) => text.slice(mark.start, mark.end).toLowerCase()),
    ).size;
  const most = Math.max(1, different({ start: 0, end: text.length }));
  let best = 0;
  let bestScore = -Infinity;
  for (const [sentence, range] of sentences.entries()) {
    let score = (MARKS_SHARE * different(range)) / most;
    for (let d = 0; d < query.length; d++) score += query[d]! * embeddings[sentence * query.length + d]!;
    if (score > bestScore) {
      bestScore = score;
      best = sentence;
    }
  }
  return best;
}
