import { Containers } from '../../Containers';
import type { DocumentWriter } from '../../DocumentWriter';
import { InlineWriter } from '../../InlineWriter';
import { webTarget } from '../../webTarget';
import { type Attributes, isAroundContent, isBlock, isUnseen } from './elements';
import { PageFacts } from './PageFacts';

/** The part of a page to read: its main element, its articles, all but the furniture around them, or all there is. */
export type Region = 'main' | 'article' | 'page' | 'everything';

/** Undoes what entering an element did. */
type Leave = (() => void) | undefined;

/** Takes the events of an HTML parser, whose opening and closing tags must match, and writes the text between them. */
export class MarkupReader {
  readonly facts = new PageFacts();

  readonly #leaves: Leave[] = [];
  readonly #containers = new Containers();
  readonly #inline = new InlineWriter();
  #inside: number;
  #hidden = 0;
  #heading = 0;
  #row: { cellHasText: boolean; lineIsBroken: boolean } | null = null;
  #code: string[] | null = null;
  #readsTitle = false;

  constructor(
    private readonly writer: DocumentWriter,
    private readonly region: Region,
  ) {
    this.#inside = region === 'main' || region === 'article' ? 0 : 1;
  }

  /** Elements that are open. */
  get depth(): number {
    return this.#leaves.length;
  }

  open(name: string, attributes: Attributes): void {
    this.#leaves.push(this.#enter(name, attributes));
  }

  close(): void {
    this.#leaves.pop()?.();
  }

  write(text: string): void {
    if (this.#readsTitle) this.facts.title += text;
    else if (this.#hidden > 0 || this.#inside === 0) return;
    else if (this.#code !== null) this.#code.push(text);
    else {
      // Soft hyphens are places to break a line, not letters.
      this.#inline.write(text.replaceAll('\u00AD', ''));
      if (this.#row !== null && /\S/.test(text)) this.#row = { cellHasText: true, lineIsBroken: false };
    }
  }

  /** Writes what is left; to be called once, at the end. */
  finish(): void {
    while (this.#leaves.length > 0) this.close();
    this.#endBlock();
  }

  #enter(name: string, attributes: Attributes): Leave {
    if (name === 'meta') this.facts.addMeta(attributes);
    if (this.#hidden > 0 || isUnseen(name) || (this.region !== 'everything' && isAroundContent(name, attributes))) {
      this.#hidden++;
      return () => this.#hidden--;
    }
    if (name === 'title' && this.facts.title === '') {
      this.#readsTitle = true;
      return () => (this.#readsTitle = false);
    }
    if (name === this.region || (this.region === 'main' && attributes['role']?.toLowerCase() === 'main')) {
      this.#inside++;
      return this.#block(() => this.#inside--);
    }
    if (this.#inside === 0) return undefined;
    if (name === 'time') this.facts.addTime(attributes);
    if (name === 'br') return this.#breakLine();
    return this.#code === null ? this.#enterContent(name, attributes) : undefined;
  }

  #enterContent(name: string, attributes: Attributes): Leave {
    switch (name) {
      case 'a':
        return this.#enterLink(webTarget(attributes['href'] ?? ''));
      case 'img':
        this.#inline.write(attributes['alt'] ?? '');
        return undefined;
      case 'h1':
      case 'h2':
      case 'h3':
      case 'h4':
      case 'h5':
      case 'h6':
        this.#leaveRow();
        this.#heading = Number(name.slice(1));
        return this.#block(() => (this.#heading = 0));
      case 'pre':
        this.#leaveRow();
        this.#code = [];
        return () => {
          this.writer.writeCode(this.#code?.join('') ?? '');
          this.#code = null;
        };
      case 'ul':
      case 'ol':
      case 'dl':
      case 'menu':
        this.#leaveRow();
        this.#containers.openList();
        return this.#block(() => this.#containers.closeList());
      case 'li':
      case 'dt':
      case 'dd':
        this.#leaveRow();
        this.#containers.open('item');
        return this.#block(() => this.#containers.close());
      case 'blockquote':
        this.#leaveRow();
        this.#containers.open('quote');
        return this.#block(() => this.#containers.close());
      case 'table':
        this.#leaveRow();
        return this.#block();
      case 'tr':
        this.#leaveRow();
        this.#row = { cellHasText: false, lineIsBroken: false };
        return () => this.#leaveRow();
      case 'td':
      case 'th':
        return this.#enterCell();
      default:
        return isBlock(name) ? this.#enterBlock() : undefined;
    }
  }

  #enterLink(target: string | null): Leave {
    if (target === null) return undefined;
    this.#inline.openLink('web', target);
    return () => this.#inline.closeLink();
  }

  #enterCell(): Leave {
    if (this.#row === null) {
      this.#endBlock();
      return this.#block();
    }
    this.#inline.nextCell();
    this.#row = { cellHasText: false, lineIsBroken: false };
    return undefined;
  }

  #enterBlock(): Leave {
    if (this.#row !== null && !this.#row.cellHasText) return () => this.#inline.write(' ');
    // A second paragraph in a cell: the table arranges a page and holds no rows of values.
    this.#leaveRow();
    return this.#block();
  }

  #breakLine(): Leave {
    if (this.#code !== null) this.#code.push('\n');
    else if (this.#row?.lineIsBroken ?? this.#inline.isAtLineStart) this.#leaveRow();
    else {
      this.#inline.breakLine();
      if (this.#row?.cellHasText === true) this.#row.lineIsBroken = true;
    }
    return undefined;
  }

  /** Ends the block before an element, and with it the table row that it interrupts. */
  #leaveRow(): void {
    this.#endBlock();
    this.#row = null;
  }

  #block(leave?: () => void): Leave {
    return () => {
      this.#endBlock();
      leave?.();
    };
  }

  #endBlock(): void {
    const content = this.#inline.take();
    if (content.text.trim() === '') return;
    if (this.#row !== null) this.writer.write('table-row', 0, content);
    else if (this.#heading > 0) this.writer.write('heading', this.#heading, content);
    else {
      const { kind, level } = this.#containers.place();
      this.writer.write(kind, level, content);
    }
  }
}
