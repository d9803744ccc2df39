import type { DocumentWriter } from '../../DocumentWriter';
import { CELL_SEPARATOR } from '../../cellSeparator';
import { joinsAcross, startsParagraph, takesBullet } from './paragraphs';
import { lineText, type PdfLine } from './PdfLine';
import { plainContent } from '../../plainContent';

/** What the lines of a whole document tell. */
export interface Typography {
  /** Sizes of fonts that headings are set in, largest first, in half points. */
  readonly headingSizes: readonly number[];
  /** Words in the document, in lower case. */
  readonly words: ReadonlySet<string>;
}

type OpenKind = 'heading' | 'paragraph' | 'list-item';

interface OpenBlock {
  readonly kind: OpenKind;
  readonly level: number;
  text: string;
  last: PdfLine;
  /** Pages that begin in it, with the offset in its text. */
  readonly pages: number[];
}

/** Joins lines into paragraphs, also from page to page, and writes them. */
export class PageWriter {
  readonly pageStarts: number[] = [];
  #open: OpenBlock | null = null;
  #rows: PdfLine[] = [];
  /** Pages that have begun and have no text yet. */
  #newPages = 0;

  constructor(
    private readonly writer: DocumentWriter,
    private readonly typography: Typography,
  ) {}

  /** Writes the lines of the next page. */
  write(lines: readonly PdfLine[]): void {
    this.#newPages++;
    for (const line of lines) this.#add(line);
    this.#endRows();
  }

  /** Writes what is left; to be called once, at the end. */
  finish(): void {
    this.#end();
    const end = this.writer.length;
    for (; this.#newPages > 0; this.#newPages--) this.pageStarts.push(end);
  }

  #add(line: PdfLine): void {
    if (line.cells.length > 1) {
      this.#rows.push(line);
      return;
    }
    this.#endRows();
    this.#addText(line);
  }

  /** Two lines with gaps at least are a table; a single one is a line of text. */
  #endRows(): void {
    const rows = this.#rows.splice(0);
    if (rows.length < 2) {
      for (const row of rows) this.#addText(row);
      return;
    }
    this.#end();
    for (const { cells } of rows) {
      this.writer.write('table-row', 0, plainContent(cells.join(CELL_SEPARATOR)));
      this.#beginPages(this.writer.lastBlock?.start ?? 0);
    }
  }

  #addText(line: PdfLine): void {
    const level = this.typography.headingSizes.indexOf(Math.round(line.size * 2)) + 1;
    const text = lineText(line);
    const kind = level > 0 ? 'heading' : takesBullet(text) ? 'list-item' : 'paragraph';
    const open = this.#open;
    const goesOn =
      open !== null &&
      (open.kind === 'heading') === (kind === 'heading') &&
      (kind === 'heading' ? open.level === level && follows(open.last, line) : this.#goesOn(open, line, kind));
    if (open === null || !goesOn) {
      this.#end();
      this.#open = {
        kind,
        level: kind === 'list-item' ? 1 : Math.min(6, level),
        text,
        last: line,
        pages: this.#takePages(0),
      };
      return;
    }
    const joined = joinHyphenated(open.text, text, this.typography.words);
    open.pages.push(...this.#takePages(joined.length - text.length));
    open.text = joined;
    open.last = line;
  }

  #goesOn(open: OpenBlock, line: PdfLine, kind: OpenKind): boolean {
    if (kind === 'list-item') return false;
    if (this.#newPages > 0 || line.y <= open.last.y) return joinsAcross(open.last, line);
    return !startsParagraph(open.last, line, open.kind === 'list-item');
  }

  #takePages(offset: number): number[] {
    const pages = Array.from({ length: this.#newPages }, () => offset);
    this.#newPages = 0;
    return pages;
  }

  #beginPages(start: number): void {
    for (; this.#newPages > 0; this.#newPages--) this.pageStarts.push(start);
  }

  #end(): void {
    const open = this.#open;
    if (open === null) return;
    this.#open = null;
    this.writer.write(open.kind, open.level, plainContent(open.text));
    const start = this.writer.lastBlock?.start ?? 0;
    for (const offset of open.pages) this.pageStarts.push(start + offset);
  }
}

function follows(before: PdfLine, line: PdfLine): boolean {
  return line.y > before.y && line.y - before.y < before.size * 2;
}

/**
 * Joins a line to the text before it. A hyphen at its end goes where the word is otherwise known without it, or is known
 * in neither form; `well-known` keeps it where the document has it elsewhere.
 */
function joinHyphenated(before: string, line: string, words: ReadonlySet<string>): string {
  const head = /(\p{L}+)[-\u00ad\u2010]$/u.exec(before)?.[1];
  const tail = /^\p{Ll}+/u.exec(line)?.[0];
  if (head === undefined || tail === undefined) return `${before} ${line}`;
  const whole = (head + tail).toLowerCase();
  const isCompound = !words.has(whole) && words.has(`${head}-${tail}`.toLowerCase());
  return isCompound ? before + line : before.slice(0, -1) + line;
}
