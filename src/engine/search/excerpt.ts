import type { Excerpt, TextRange } from '../../protocol/EngineApi';

const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' });

/** Longest excerpt in UTF-16 code units: about three lines of a list. */
const EXCERPT_LENGTH = 320;
/** Of these, at most so many before the best sentence: about two lines of a narrow list, which shows four. */
const LEAD_LENGTH = 100;
/** A sentence of fewer letters, such as a heading or "1.", says too little to stand for a passage. */
const SHORTEST_SENTENCE = 12;

/**
 * The sentences of a passage, trimmed; a line break also ends one. Very short ones are joined with what follows, and
 * long ones cut between words at the length of an excerpt.
 */
export function sentencesOf(passage: string): TextRange[] {
  const found: TextRange[] = [];
  let pending: TextRange | null = null;
  // At once: each call takes longer than all lines do together.
  for (const { segment, index } of sentences.segment(passage)) {
    const lead = segment.length - segment.trimStart().length;
    const start: number = pending?.start ?? index + lead;
    const end = index + segment.trimEnd().length;
    if (end <= start) continue;
    if (end - start < SHORTEST_SENTENCE) {
      pending = { start, end };
      continue;
    }
    pending = null;
    found.push(...cutLong(passage, start, end));
  }
  if (pending) found.push(pending);
  return found;
}

/** A range in pieces of at most the length of an excerpt, cut at white space where there is any, never within a character. */
function cutLong(text: string, start: number, end: number): TextRange[] {
  const pieces: TextRange[] = [];
  let from = start;
  while (end - from > EXCERPT_LENGTH) {
    const piece = text.slice(from, from + EXCERPT_LENGTH + 1);
    const space = piece.search(/\s\S*$/);
    const isPairCut = /[\uD800-\uDBFF]/.test(piece[EXCERPT_LENGTH - 1] ?? '');
    const to = space > EXCERPT_LENGTH / 2 ? from + space : from + EXCERPT_LENGTH - (isPairCut ? 1 : 0);
    pieces.push({ start: from, end: from + text.slice(from, to).trimEnd().length });
    from = end - text.slice(to, end).trimStart().length;
  }
  pieces.push({ start: from, end });
  return pieces;
}

/** A passage with its sentences, in order. */
export interface ExcerptSource {
  readonly text: string;
  readonly sentences: readonly TextRange[];
}

/**
 * Cuts an excerpt out of a passage around its best sentence: as many whole sentences before and after it as fit, those
 * after it first, and few before it, so that it is in view where only the first lines are.
 *
 * @param best position of the best sentence. @param marked what to mark in the passage, in order.
 */
export function excerptAround(
  { text: passage, sentences: all }: ExcerptSource,
  best: number,
  marked: readonly TextRange[],
): Excerpt {
  const bestRange = all[best] ?? { start: 0, end: Math.min(passage.length, EXCERPT_LENGTH) };
  let { start, end } = bestRange;
  for (const { end: next } of all.slice(best + 1)) {
    if (next - start > EXCERPT_LENGTH) break;
    end = next;
  }
  for (const { start: previous } of all.slice(0, best).toReversed()) {
    if (end - previous > EXCERPT_LENGTH || bestRange.start - previous > LEAD_LENGTH) break;
    start = previous;
  }
  const inExcerpt = marked.filter((mark) => mark.start >= start && mark.end <= end);
  return {
    text: passage.slice(start, end),
    best: { start: bestRange.start - start, end: bestRange.end - start },
    marks: inExcerpt.map((mark) => ({ start: mark.start - start, end: mark.end - start })),
    clippedStart: passage.slice(0, start).trim() !== '',
    clippedEnd: passage.slice(end).trim() !== '',
  };
}
