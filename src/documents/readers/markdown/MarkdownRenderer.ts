import type { Env, MarkdownIt, Token } from 'markdown-it';
import { Containers, type Place } from '../../Containers';
import type { DocumentWriter } from '../../DocumentWriter';
import { InlineWriter } from '../../InlineWriter';
import { readMarkup } from '../html/readMarkup';
import { FORMULA_BLOCK, PLAIN_LINES } from './blockSyntax';
import { cutInline } from './cutInline';
import { renderInline } from './renderInline';

const CALLOUT = /^\[![^[\]\n]{1,60}\][+-]?[ \t]*/;
const TASK = /^\[([ xX/<>?!*-])\](?=\s)/;
/** `^id` at the end of a block, by which other notes link to it. A power such as `x ^2` has no letter. */
const BLOCK_ID = /(?:^|\s|(?<=\]\]))\^(?=[\d-]*[a-z])[a-z\d-]{1,60}\s*$/i;
const MARKERS = /^(?:[\s>]|[-*+]\s|\d{1,9}[.)]\s)*/;

/** Writes markdown-it's block tokens as readable text. Inline markup is parsed here, block by block, to save memory. */
export class MarkdownRenderer {
  /** Tags met so far, in order, as often as they stand there. */
  readonly tags: string[] = [];
  /** Whether anything was nested too deeply to be read as what it is. */
  tooDeep = false;

  readonly #containers = new Containers();
  readonly #inline = new InlineWriter();
  #heading = 0;
  #inRow = false;

  constructor(
    private readonly markdown: MarkdownIt,
    private readonly env: Env,
    private readonly writer: DocumentWriter,
  ) {}

  render(tokens: readonly Token[]): void {
    for (const token of tokens) this.#renderBlock(token);
  }

  #renderBlock(token: Token): void {
    switch (token.type) {
      case 'bullet_list_open':
      case 'ordered_list_open':
        return this.#containers.openList();
      case 'bullet_list_close':
      case 'ordered_list_close':
        return this.#containers.closeList();
      case 'list_item_open':
        return this.#containers.open('item');
      case 'blockquote_open':
        return this.#containers.open('quote');
      case 'list_item_close':
      case 'blockquote_close':
        return this.#containers.close();
      case 'heading_open':
        this.#heading = Number(token.tag.slice(1));
        return;
      case 'heading_close':
        this.#heading = 0;
        return;
      case 'tr_open':
        this.#inRow = true;
        return;
      case 'tr_close':
        this.#inRow = false;
        return this.writer.write('table-row', 0, this.#inline.take());
      case 'inline':
        return this.#renderText(token.content);
      case 'fence':
      case 'code_block':
      case FORMULA_BLOCK:
        return this.writer.writeCode(token.content);
      case 'html_block':
        return this.#renderMarkup(token.content);
      case PLAIN_LINES:
        this.tooDeep = true;
        for (const line of token.content.split('\n'))
          this.#writeText(line.replace(MARKERS, ''), this.#containers.place());
        return;
      default:
    }
  }

  #renderText(source: string): void {
    if (this.#inRow) {
      this.#inline.nextCell();
      return this.#parse(source);
    }
    const text = source.replace(BLOCK_ID, '');
    if (this.#heading > 0) return this.#writeText(text, { kind: 'heading', level: this.#heading });
    const callout = this.#containers.startsIn('quote') ? CALLOUT.exec(text) : null;
    const task = this.#containers.startsIn('item') ? TASK.exec(text) : null;
    const place = this.#containers.place();
    if (callout !== null) {
      const [title = '', ...rest] = text.slice(callout[0].length).split('\n');
      this.#writeText(title, place);
      return this.#writeText(rest.join('\n'), place);
    }
    if (task === null) return this.#writeText(text, place);
    this.#inline.write(/x/i.test(task[1]!) ? '☑' : '☐');
    return this.#writeText(text.slice(task[0].length), place);
  }

  #writeText(source: string, { kind, level }: Place): void {
    this.#parse(source);
    this.writer.write(kind, level, this.#inline.take());
  }

  #parse(source: string): void {
    for (const piece of cutInline(source)) {
      const tokens: Token[] = [];
      this.markdown.inline.parse(piece, this.markdown, this.env, tokens);
      renderInline(tokens, this.#inline, this.tags);
    }
  }

  /** HTML that opens something it never closes would hide the rest of the note; then its lines are shown as they are. */
  #renderMarkup(html: string): void {
    if (!hidesTheRest(html)) {
      readMarkup(html, this.writer, 'everything');
      return;
    }
    for (const paragraph of html.split(/\n\s*\n/)) {
      this.#inline.write(paragraph.replace(/^<[!?]?(?:--)?/, ''));
      this.writer.write('paragraph', 0, this.#inline.take());
    }
  }
}

function hidesTheRest(html: string): boolean {
  if (html.startsWith('<!--')) return !html.includes('-->');
  if (html.startsWith('<?')) return !html.includes('?>');
  const name = /^<(script|style|textarea|pre)\b/i.exec(html)?.[1];
  return name !== undefined && !html.toLowerCase().includes(`</${name.toLowerCase()}`);
}
