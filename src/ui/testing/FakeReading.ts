import type { DocumentView, TextRange } from '../../protocol/EngineApi';
import type { DocumentMatches, DocumentOutline, DocumentStretch } from '../../protocol/ReadingApi';
import { FakeWatching } from './FakeWatching';

/** Where a text stands in another, without regard to case. */
function placesOf(text: string, within: string, offset: number): TextRange[] {
  const lower = within.toLowerCase();
  const places: TextRange[] = [];
  for (let at = lower.indexOf(text.toLowerCase()); at >= 0; at = lower.indexOf(text.toLowerCase(), at + 1)) {
    places.push({ start: at + offset, end: at + offset + text.length });
  }
  return places;
}

/** The part of the fake engine that shows documents. */
export class FakeReading extends FakeWatching {
  /** Every stretch of a document that was read, in order. */
  readonly stretches: number[] = [];

  openDocument(document: number, around: TextRange, signal: AbortSignal): Promise<DocumentView> {
    signal.throwIfAborted();
    const found = this.documents.find(({ id }) => id === document);
    if (found) return Promise.resolve(found.view(around));
    return Promise.reject(new DOMException('There is no such document.', 'NotFoundError'));
  }

  readStretch(document: number, stretch: number, signal: AbortSignal): Promise<DocumentStretch> {
    signal.throwIfAborted();
    this.stretches.push(stretch);
    const found = this.documents.find(({ id }) => id === document);
    if (found) return Promise.resolve(found.stretch(stretch));
    return Promise.reject(new DOMException('There is no such document.', 'NotFoundError'));
  }

  markStretch(document: number, stretch: number, query: string): Promise<readonly TextRange[]> {
    const part = this.documents.find(({ id }) => id === document)?.stretch(stretch);
    const words = query.split(/\s+/).filter(Boolean);
    const ranges = words.flatMap((word) => (part ? placesOf(word, part.text, part.start) : []));
    return Promise.resolve(ranges.toSorted((a, b) => a.start - b.start));
  }

  outline(document: number): Promise<DocumentOutline> {
    const found = this.documents.find(({ id }) => id === document);
    const headings = (found?.about.blocks ?? [])
      .filter(({ kind }) => kind === 'heading')
      .map(({ level, start, end }) => ({ level, start, title: found?.text.slice(start, end) ?? '' }));
    return Promise.resolve({ headings, isComplete: true });
  }

  findInDocument(document: number, text: string): Promise<DocumentMatches> {
    const found = this.documents.find(({ id }) => id === document);
    return Promise.resolve({ ranges: placesOf(text, found?.text ?? '', 0), isComplete: true });
  }

  findDocument(name: string): Promise<number | null> {
    const found = this.documents.find(({ title }) => title.toLowerCase() === name.toLowerCase());
    return Promise.resolve(found?.id ?? null);
  }
}
