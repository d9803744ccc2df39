import { pageAt } from '../../documents/pageAt';
import type { Encoder } from '../../encoders/Encoder';
import type { MarkFinder } from '../../index/lexical/findMarks';
import type { SearchHit, TextRange } from '../../protocol/EngineApi';
import type { Catalogue } from '../Catalogue';
import { documentDate } from '../documentDate';
import { compareText } from './compareText';
import { excerptAround } from './excerpt';
import type { FoundPassage } from './FoundPassages';
import { keyOf } from './PreparedPassages';

/** What all hits of one answer share. */
export interface HitContext {
  /** The starter. */
  readonly encoder: Encoder;
  /** The query's, by the starter. */
  readonly embedding: Float32Array;
  readonly marks: MarkFinder;
  readonly catalogue: Catalogue;
  readonly signal: AbortSignal;
}

/**
 * A found passage as the page shows it.
 *
 * @throws the signal's reason when aborted.
 */
export async function hitOf(found: FoundPassage, context: HitContext): Promise<SearchHit> {
  const { weighed, document, prepared, copies } = found;
  const { catalogue } = context;
  const marks = context.marks.find(prepared.words);
  const best = await bestSentence(found, marks, context);
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
    page: pageAt(document.pageStarts ?? [], prepared.start + (prepared.sentences.ranges[best]?.start ?? 0)),
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
    excerpt: excerptAround({ text: prepared.text, sentences: prepared.sentences.ranges }, best, marks),
  };
}

/** What all of a passage's marked words count in one sentence, beside its cosine similarity. */
const MARKS_SHARE = 0.3;

/**
 * Position of the sentence that is closest to the query and holds most of what it looks for; the first of equal ones. Of a
 * passage that is a hit for its words alone, meaning only chooses among the sentences that hold most of them.
 */
async function bestSentence(
  { weighed: { why }, prepared: { text, sentences } }: FoundPassage,
  marks: readonly TextRange[],
  { embedding, encoder, signal }: HitContext,
): Promise<number> {
  const counts = countMarks(text, sentences.ranges, marks);
  const all = [...counts.keys()];
  const highest = Math.max(...counts);
  const candidates = why === 'words' ? all.filter((sentence) => counts[sentence] === highest) : all;
  // There is nothing to choose from, or the starter knows nothing in the query.
  const isCompared = candidates.length > 1 && embedding.some((component) => component !== 0);
  if (isCompared) await sentences.embed(candidates, encoder, signal);
  const most = Math.max(1, differentWords(text, marks));
  let [best, bestScore] = [0, -Infinity];
  for (const sentence of candidates) {
    const similarity = isCompared ? sentences.similarity(sentence, embedding) : 0;
    const score = (MARKS_SHARE * counts[sentence]!) / most + similarity;
    if (score > bestScore) [best, bestScore] = [sentence, score];
  }
  return best;
}

/** How many different marked words each sentence holds. Sentences and marks are in order. */
function countMarks(text: string, sentences: readonly TextRange[], marks: readonly TextRange[]): readonly number[] {
  let mark = 0;
  return sentences.map(({ start, end }) => {
    while (mark < marks.length && marks[mark]!.start < start) mark += 1;
    const first = mark;
    while (mark < marks.length && marks[mark]!.end <= end) mark += 1;
    return mark - first < 2 ? mark - first : differentWords(text, marks.slice(first, mark));
  });
}

function differentWords(text: string, marks: readonly TextRange[]): number {
  return new Set(marks.map(({ start, end }) => text.slice(start, end).toLowerCase())).size;
}
