import type { DocumentWriter } from '../../DocumentWriter';
import { readXml, type XmlAttributes } from '../../xml/readXml';
import { MarkupReader } from '../html/MarkupReader';

/** Not the document's own words: comments, deleted text, forms, tables of contents, reading aids, and what repeats. */
const LEFT_OUT = new Set([
  'office:annotation',
  'office:forms',
  'office:scripts',
  'office:font-face-decls',
  'text:tracked-changes',
  'text:table-of-content',
  'text:alphabetical-index',
  'text:note-citation',
  'text:ruby-text',
  'table:covered-table-cell',
  'office:binary-data',
]);

/** Elements that mean the same as one of HTML. */
const HTML_NAMES: Readonly<Record<string, string>> = {
  'text:p': 'p',
  'text:list': 'ul',
  'text:list-item': 'li',
  'text:list-header': 'div',
  'text:section': 'div',
  'table:table': 'table',
  'table:table-row': 'tr',
  'table:table-cell': 'td',
};

const SPACES: Readonly<Record<string, string>> = { 'text:s': ' ', 'text:tab': ' ' };

/** Writes the text of an OpenDocument's `content.xml`, element by element as the page that it would be in HTML. */
export function readOdtContent(xml: string, writer: DocumentWriter): void {
  const content = new OdtContent(new MarkupReader(writer, 'everything'));
  readXml(xml, content);
  content.finish();
}

class OdtContent {
  readonly #parents = new Map<string, string>();
  readonly #open: (readonly string[])[] = [];
  /** What stands aside, such as a footnote, waits for the end of the paragraph that it is in. */
  readonly #aside: (() => void)[] = [];
  #asideDepth = 0;
  #paragraphs = 0;
  #leftOut = 0;
  #isBody = false;

  constructor(private readonly reader: MarkupReader) {}

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'style:style') {
      this.#parents.set(attributes['style:name'] ?? '', attributes['style:parent-style-name'] ?? '');
    }
    if (name === 'office:body') this.#isBody = true;
    if (this.#leftOut > 0 || LEFT_OUT.has(name)) this.#leftOut++;
    const isAside = name === 'text:note-body' || name === 'draw:text-box';
    if (isAside && this.#paragraphs > 0) this.#asideDepth++;
    if (this.#isParagraph(name) && this.#asideDepth === 0) this.#paragraphs++;
    const names = this.#leftOut > 0 || !this.#isBody ? [] : this.#htmlOf(name, attributes);
    this.#open.push(names);
    for (const html of names) this.#do(() => this.reader.open(html, linkOf(attributes)));
    const space = SPACES[name];
    if (space !== undefined) this.text(space);
  }

  close(name: string): void {
    for (const _ of this.#open.pop() ?? []) this.#do(() => this.reader.close());
    if (this.#leftOut > 0) this.#leftOut--;
    const isAside = name === 'text:note-body' || name === 'draw:text-box';
    if (isAside && this.#asideDepth > 0) this.#asideDepth--;
    if (!this.#isParagraph(name) || this.#asideDepth > 0) return;
    this.#paragraphs--;
    if (this.#paragraphs === 0) for (const act of this.#aside.splice(0)) act();
  }

  text(text: string): void {
    if (this.#isBody && this.#leftOut === 0) this.#do(() => this.reader.write(text));
  }

  finish(): void {
    this.reader.finish();
  }

  #isParagraph(name: string): boolean {
    return name === 'text:p' || name === 'text:h';
  }

  #do(act: () => void): void {
    if (this.#asideDepth > 0) this.#aside.push(act);
    else act();
  }

  #htmlOf(name: string, attributes: XmlAttributes): string[] {
    if (name === 'text:h') return [`h${Math.max(1, Math.min(6, Number(attributes['text:outline-level']) || 1))}`];
    if (name === 'text:a') return ['a'];
    if (name === 'text:line-break') return ['br'];
    if (name === 'text:p' && this.#isTitle(attributes['text:style-name'] ?? '')) return ['h1'];
    if (name === 'text:note-body' || name === 'draw:text-box') return ['div'];
    const html = HTML_NAMES[name];
    return html === undefined ? [] : [html];
  }

  /** Whether a style is the one for titles, or made from it. */
  #isTitle(style: string): boolean {
    return style === 'Title' || this.#parents.get(style) === 'Title';
  }
}

function linkOf(attributes: XmlAttributes): Readonly<Record<string, string>> {
  const href = attributes['xlink:href'];
  return href === undefined ? {} : { href };
}
