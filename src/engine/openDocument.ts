import { cutText, type TextStore } from '../library/TextStore';
import type { DocumentView, TextRange } from '../protocol/EngineApi';
import type { Catalogue } from './Catalogue';
import { documentDate } from './documentDate';
import { NotFoundError } from './NotFoundError';
import { cutRanges } from './reading/cutRanges';

/** UTF-16 code units shown at once: a book is read in stretches. */
const STRETCH_LENGTH = 100_000;

/**
 * A stretch of a document around a range, or its whole text where that is short enough.
 *
 * @throws NotFoundError when the document is not in the library (any more).
 */
export async function openDocument(
  id: number,
  around: TextRange,
  catalogue: Catalogue,
  texts: Pick<TextStore, 'textParts'>,
): Promise<DocumentView> {
  const record = catalogue.document(id);
  if (!record) throw new NotFoundError('This document is no longer in the library.');
  const { start, end } = stretchAround(around, record.length);
  const parts = await texts.textParts(id, start, end);
  if (parts.length === 0) throw new NotFoundError(`The text of "${record.title}" is no longer in the library.`);
  return {
    id,
    title: record.title,
    path: record.path,
    source: record.source,
    sourceName: catalogue.source(record.source)?.name ?? '',
    date: documentDate(record),
    tags: record.tags,
    aliases: record.aliases,
    authors: record.authors ?? [],
    warnings: record.warnings,
    length: record.length,
    start,
    end,
    text: cutText(parts, start, end),
    blocks: parts.flatMap(({ blocks }) => cutRanges(blocks, start, end)),
    links: parts.flatMap(({ links }) => cutRanges(links, start, end)),
    passages: record.passages,
    pageStarts: record.pageStarts ?? [],
  };
}

function stretchAround({ start, end }: TextRange, length: number): TextRange {
  if (length <= STRETCH_LENGTH) return { start: 0, end: length };
  const middle = (start + end) / 2;
  const first = Math.trunc(Math.max(0, Math.min(length - STRETCH_LENGTH, middle - STRETCH_LENGTH / 2)));
  return { start: first, end: first + STRETCH_LENGTH };
}
