import { readableKind } from '../../documents/fileKinds';
import { findMarks } from '../../index/lexical/findMarks';
import { cutText } from '../../library/TextStore';
import type { DocumentRecord } from '../../library/schema';
import { PART_LENGTH } from '../../library/textParts';
import type { DocumentMatches, DocumentOutline, DocumentStretch, OutlineHeading } from '../../protocol/ReadingApi';
import type { TextRange } from '../../protocol/SearchApi';
import type { LibrarySession } from '../LibrarySession';
import { NotFoundError } from '../NotFoundError';
import { markedQuery } from '../search/markedQuery';
import { searchedQuery } from '../search/searchedQuery';
import { cutRanges } from './cutRanges';
import { cutStretch, surroundings } from './cutStretch';
import { findInText, needleOf } from './findInText';
import { joinPieces } from './joinPieces';
import { LineCounts } from './LineCounts';

/** UTF-16 code units that are read at a time of a whole document, so that queries go ahead. */
const READ_AT_ONCE = 16 * PART_LENGTH;
/** A text that crosses the end of what is read at a time is found if it is no longer than this. */
const LONGEST_NEEDLE = 1000;
const MOST_MATCHES = 5000;
const MOST_HEADINGS = 2000;

/** The calls of `ReadingApi`. */
export class DocumentReading {
  readonly #lines = new LineCounts();

  async readStretch(session: LibrarySession, id: number, stretch: number): Promise<DocumentStretch> {
    const { texts } = session.library;
    const record = recordOf(session, id);
    const around = surroundings(stretch, record.length);
    const parts = await texts.textParts(id, around.start, around.end);
    if (parts.length === 0) throw gone(record);
    const blocks = joinPieces(parts.flatMap((part) => part.blocks));
    const links = joinPieces(
      parts.flatMap((part) => part.links),
      (before, after) => before.target === after.target,
    );
    const { start, end } = cutStretch(
      stretch,
      record.length,
      cutText(parts, around.start, around.end),
      cutRanges(blocks, around.start, around.end),
    );
    const isCode = readableKind(record.path) === 'code';
    return {
      stretch,
      start,
      end,
      text: cutText(parts, start, end),
      blocks: cutRanges(blocks, start, end),
      links: cutRanges(links, start, end),
      firstLine: isCode
        ? await this.#lines.lineAt(id, start, PART_LENGTH, (part) =>
            texts.text(id, part * PART_LENGTH, (part + 1) * PART_LENGTH),
          )
        : null,
    };
  }

  async markStretch(session: LibrarySession, id: number, stretch: number, query: string): Promise<TextRange[]> {
    const { wanted } = searchedQuery(query);
    if (wanted.words.length === 0 && wanted.phrases.length === 0) return [];
    const { text, start } = await this.readStretch(session, id, stretch);
    return findMarks(text, markedQuery(wanted, session.words.index)).map((mark) => ({
      start: mark.start + start,
      end: mark.end + start,
    }));
  }

  async outline(session: LibrarySession, id: number, signal: AbortSignal): Promise<DocumentOutline> {
    const { length } = recordOf(session, id);
    const headings: (OutlineHeading & { readonly end: number })[] = [];
    for (let from = 0; from < length && headings.length <= MOST_HEADINGS; from += READ_AT_ONCE) {
      signal.throwIfAborted();
      const to = Math.min(length, from + READ_AT_ONCE);
      const parts = await session.library.texts.textParts(id, from, to);
      const text = cutText(parts, from, to);
      for (const { kind, level, start, end } of parts.flatMap(({ blocks }) => cutRanges(blocks, from, to))) {
        if (kind !== 'heading') continue;
        const piece = text.slice(start - from, end - from);
        const last = headings.at(-1);
        if (last?.end === start) headings[headings.length - 1] = { ...last, title: last.title + piece, end };
        else headings.push({ level, title: piece, start, end });
      }
    }
    return {
      headings: headings.slice(0, MOST_HEADINGS).map(({ level, title, start }) => ({ level, title, start })),
      isComplete: headings.length <= MOST_HEADINGS,
    };
  }

  async findInDocument(
    session: LibrarySession,
    id: number,
    text: string,
    signal: AbortSignal,
  ): Promise<DocumentMatches> {
    const { length } = recordOf(session, id);
    const needle = needleOf(text.slice(0, LONGEST_NEEDLE));
    const ranges: TextRange[] = [];
    if (needle === null) return { ranges, isComplete: true };
    let reached = 0;
    for (let from = 0; from < length && ranges.length <= MOST_MATCHES; from += READ_AT_ONCE) {
      signal.throwIfAborted();
      const to = Math.min(length, from + READ_AT_ONCE);
      const read = await session.library.texts.text(id, from, Math.min(length, to + 2 * LONGEST_NEEDLE));
      for (const { start, end } of findInText(read, needle, Math.max(0, reached - from), to - from)) {
        ranges.push({ start: from + start, end: from + end });
        reached = from + end;
      }
    }
    return { ranges: ranges.slice(0, MOST_MATCHES), isComplete: ranges.length <= MOST_MATCHES };
  }
}

function recordOf({ catalogue }: LibrarySession, id: number): DocumentRecord {
  const record = catalogue.document(id);
  if (!record) throw new NotFoundError('This document is no longer in the library.');
  return record;
}

function gone({ title }: DocumentRecord): NotFoundError {
  return new NotFoundError(`The text of "${title}" is no longer in the library.`);
}
