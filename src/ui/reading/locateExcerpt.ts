import type { DocumentView, Excerpt, TextRange } from '../../protocol/EngineApi';
import type { Layer } from '../format/cutAtRanges';

/** What a stretch of the document can be. */
export type Emphasis = 'passage' | 'best' | 'mark' | 'found' | 'current';

/** The passage, its best sentence and the query's words as layers over the document's text. */
export function locateExcerpt(
  view: DocumentView,
  passage: TextRange,
  excerpt: Excerpt | null,
): readonly Layer<Emphasis>[] {
  if (passage.end <= passage.start) return [];
  const layers: Layer<Emphasis>[] = [{ quality: 'passage', range: passage }];
  if (excerpt === null) return layers;
  const text = view.text.slice(passage.start - view.start, passage.end - view.start);
  const found = text.indexOf(excerpt.text);
  if (found < 0) return layers;
  const shift = ({ start, end }: TextRange) => ({
    start: start + found + passage.start,
    end: end + found + passage.start,
  });
  layers.push({ quality: 'best', range: shift(excerpt.best) });
  layers.push(...excerpt.marks.map((mark) => ({ quality: 'mark' as const, range: shift(mark) })));
  return layers;
}
