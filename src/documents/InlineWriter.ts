import { CELL_SEPARATOR } from './cellSeparator';
import type { Link } from './Document';

/** The text of one block, with its links relative to it. */
export interface InlineContent {
  readonly text: string;
  readonly links: readonly Link[];
}

interface OpenLink {
  readonly kind: Link['kind'];
  readonly target: string;
  start: number | null;
}

/**
 * Gathers the text of one block: runs of white space become one space, none at its ends or next to a line break.
 * Control characters that have no place in a document's text are left out.
 */
export class InlineWriter {
  #parts: string[] = [];
  #length = 0;
  #spaceWaits = false;
  #atLineStart = true;
  #isRow = false;
  #cellsWait = 0;
  #links: Link[] = [];
  #openLink: OpenLink | null = null;

  /** Whether anything but white space was written since the last {@link take}. */
  get isEmpty(): boolean {
    return this.#length === 0;
  }

  /** Whether the last thing written was a line break. */
  get isAtLineStart(): boolean {
    return this.#atLineStart;
  }

  write(raw: string): void {
    const text = raw.replace(/[\0\uFEFF]/g, '').replace(/[ \t\n\v\f\r]+/g, ' ');
    if (text === '') return;
    if (text.startsWith(' ')) this.#spaceWaits = true;
    const from = text.startsWith(' ') ? 1 : 0;
    const to = text.length > from && text.endsWith(' ') ? text.length - 1 : text.length;
    if (from < to) {
      if (this.#cellsWait > 0) this.#separateCells();
      else if (this.#spaceWaits && !this.#atLineStart) this.#push(' ');
      if (this.#openLink !== null) this.#openLink.start ??= this.#length;
      this.#push(text.slice(from, to));
      this.#atLineStart = false;
    }
    this.#spaceWaits = text.endsWith(' ');
  }

  /** Starts a new line within the block; at the start of the block or of a line it does nothing. In a row it is a space. */
  breakLine(): void {
    this.#spaceWaits = this.#isRow;
    if (this.#isRow) return;
    if (this.#atLineStart) return;
    this.#push('\n');
    this.#atLineStart = true;
  }

  /** What is written from now on is the next cell of a table row. Empty cells at the row's ends leave no trace. */
  nextCell(): void {
    if (this.#isRow) this.#cellsWait++;
    this.#isRow = true;
  }

  /** What is written from now on is the label of this link. A link inside a link ends the outer one. */
  openLink(kind: Link['kind'], target: string): void {
    this.closeLink();
    this.#openLink = { kind, target, start: null };
  }

  closeLink(): void {
    this.#endLabel();
    this.#openLink = null;
  }

  /** Hands over what was written and starts anew. A link that is still open goes on in the next block. */
  take(): InlineContent {
    this.#endLabel();
    const content = { text: this.#parts.join(''), links: this.#links };
    this.#parts = [];
    this.#length = 0;
    this.#spaceWaits = false;
    this.#atLineStart = true;
    this.#isRow = false;
    this.#cellsWait = 0;
    this.#links = [];
    return content;
  }

  #separateCells(): void {
    if (!this.isEmpty) this.#push(CELL_SEPARATOR.trimEnd().repeat(this.#cellsWait) + ' ');
    this.#cellsWait = 0;
  }

  #push(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }

  #endLabel(): void {
    const link = this.#openLink;
    if (link?.start == null) return;
    this.#links.push({ kind: link.kind, target: link.target, start: link.start, end: this.#length });
    link.start = null;
  }
}
