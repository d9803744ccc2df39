import { InlineWriter } from '../../InlineWriter';
import type { DocumentWriter } from '../../DocumentWriter';
import { webTarget } from '../../webTarget';
import { withPunctuation } from '../../withPunctuation';
import { RtfFacts } from './RtfFacts';
import { CHARACTERS, NOWHERE } from './rtfWords';
import { encodingOfCharset, encodingOfCodePage } from './rtfEncodings';
import type { RtfToken } from './rtfTokens';

/** Where the text of a group goes; that of `info` itself and of `nowhere` is left out. */
type Destination = 'body' | 'nowhere' | 'info' | 'fonts' | 'styles' | 'field' | keyof RtfFacts['texts'];

interface Group {
  destination: Destination;
  /** Characters of a fallback that follow each `\u`. */
  fallback: number;
  font: number;
  /** What is to be done at its end. */
  leave: (() => void) | null;
}

/** Deeper groups are none that a program writes. */
const DEEPEST_GROUP = 5000;

/** Takes the tokens of an RTF document one by one and writes its text. */
export class RtfReader {
  readonly facts = new RtfFacts();
  readonly #open: Group[] = [];
  readonly #fontEncodings = new Map<number, string>();
  readonly #styleLevels = new Map<number, number>();
  readonly #notes: InlineWriter[] = [];
  #group: Group = { destination: 'body', fallback: 1, font: -1, leave: null };
  #inline = new InlineWriter();
  #encoding = 'windows-1252';
  #bytes: number[] = [];
  #skip = 0;
  #isOptional = false;
  #font = 0;
  #style = 0;
  #styleName = '';
  #field = '';
  #level = 0;
  #list = 0;
  #isRow = false;

  constructor(private readonly writer: DocumentWriter) {}

  take(token: RtfToken): void {
    if (token.type !== 'byte') this.#flushBytes();
    switch (token.type) {
      case 'open':
        this.#skip = 0;
        if (this.#open.length < DEEPEST_GROUP) this.#open.push(this.#group);
        this.#group = { ...this.#group, leave: null };
        return;
      case 'close':
        this.#skip = 0;
        this.#group.leave?.();
        this.#group = this.#open.pop() ?? { ...this.#group, leave: null };
        return;
      case 'byte':
        if (this.#skip > 0) this.#skip--;
        else this.#bytes.push(token.value);
        return;
      case 'text': {
        const skipped = Math.min(this.#skip, token.text.length);
        this.#skip -= skipped;
        return this.#write(token.text.slice(skipped));
      }
      case 'symbol':
        if (token.name === '*') this.#isOptional = true;
        else if (token.name === '\n' || token.name === '\r') this.#endParagraph();
        else this.#write(CHARACTERS[token.name] ?? '');
        return;
      case 'word':
        this.#word(token.name, token.value);
        this.#isOptional = false;
    }
  }

  /** Writes what is left; to be called once, at the end. */
  finish(): void {
    this.#flushBytes();
    this.#endParagraph();
  }

  #word(name: string, value: number | null): void {
    if (this.#enter(name)) return;
    if (this.#group.destination === 'fonts' || this.#group.destination === 'styles')
      return this.#define(name, value ?? 0);
    const character = CHARACTERS[name];
    if (character !== undefined) return this.#write(character);
    switch (name) {
      case 'ansicpg':
        this.#encoding = encodingOfCodePage(value ?? 0);
        return;
      case 'mac':
        this.#encoding = 'macintosh';
        return;
      case 'uc':
        this.#group.fallback = Math.max(0, value ?? 1);
        return;
      case 'u':
        this.#write(String.fromCharCode((value ?? 0) & 0xffff));
        this.#skip = this.#group.fallback;
        return;
      case 'f':
        this.#group.font = value ?? 0;
        return;
      case 'par':
      case 'sect':
      case 'page':
        return this.#group.destination === 'body' ? this.#endParagraph() : undefined;
      case 'line':
        if (this.#group.destination === 'body') this.#inline.breakLine();
        return;
      case 'cell':
      case 'nestcell':
        this.#beginRow();
        return this.#inline.nextCell();
      case 'row':
      case 'nestrow':
        return this.#endRow();
      case 'pard':
        this.#level = 0;
        this.#list = 0;
        return;
      case 's':
        this.#level = this.#styleLevels.get(value ?? 0) ?? 0;
        return;
      case 'outlinelevel':
        this.#level = (value ?? 9) < 9 ? (value ?? 0) + 1 : 0;
        return;
      case 'ls':
        this.#list = Math.max(1, this.#list);
        return;
      case 'ilvl':
        this.#list = Math.max(1, Math.min(9, (value ?? 0) + 1));
        return;
      case 'intbl':
        return this.#beginRow();
      default:
        this.facts.addNumber(name, value ?? 0);
    }
  }

  /** Whether a word begins a group of another destination. */
  #enter(name: string): boolean {
    const { destination } = this.#group;
    if (destination === 'nowhere') return true;
    if (name === 'fonttbl') this.#group.destination = 'fonts';
    else if (name === 'stylesheet') this.#group.destination = 'styles';
    else if (name === 'info') {
      this.facts.enter('');
      this.#group.destination = 'info';
    } else if (destination === 'info') {
      this.facts.enter(name);
      if (name in this.facts.texts) this.#group.destination = name as Destination;
      else return false;
    } else if (name === 'fldinst') {
      this.#field = '';
      this.#group.destination = 'field';
    } else if (name === 'fldrslt') this.#enterLink();
    else if (name === 'footnote') this.#enterNote();
    else if (name === 'listtext' || name === 'pntext') {
      this.#list = Math.max(1, this.#list);
      this.#group.destination = 'nowhere';
    } else if (NOWHERE.has(name) || this.#isOptional) this.#group.destination = 'nowhere';
    else return false;
    return true;
  }

  #define(name: string, value: number): void {
    if (this.#group.destination === 'fonts') {
      if (name === 'f') this.#font = value;
      const encoding = name === 'fcharset' ? encodingOfCharset(value) : null;
      if (encoding !== null) this.#fontEncodings.set(this.#font, encoding);
      return;
    }
    if (name === 's') {
      this.#style = value;
      this.#styleName = '';
    } else if (name === 'outlinelevel' && value < 9) this.#styleLevels.set(this.#style, value + 1);
  }

  #write(text: string): void {
    const { destination } = this.#group;
    if (text === '') return;
    if (destination === 'body') this.#inline.write(text);
    else if (destination === 'field') this.#field = (this.#field + text).slice(0, 4000);
    else if (destination === 'styles') this.#nameStyle(text);
    else if (destination in this.facts.texts) this.facts.addText(destination as keyof RtfFacts['texts'], text);
  }

  /** Programs name the styles for headings in English whatever their own language, and not all tell their level. */
  #nameStyle(text: string): void {
    this.#styleName = (this.#styleName + text).slice(0, 200);
    const level = /^\s*heading ([1-9])/i.exec(this.#styleName)?.[1];
    if (level !== undefined) this.#styleLevels.set(this.#style, Number(level));
    else if (/^\s*title;/i.test(this.#styleName)) this.#styleLevels.set(this.#style, 1);
  }

  #flushBytes(): void {
    if (this.#bytes.length === 0) return;
    const encoding = this.#fontEncodings.get(this.#group.font) ?? this.#encoding;
    this.#write(withPunctuation(new TextDecoder(encoding).decode(Uint8Array.from(this.#bytes))));
    this.#bytes = [];
  }

  #enterLink(): void {
    const target = webTarget(/^\s*HYPERLINK\s+"([^"]+)"/i.exec(this.#field)?.[1] ?? '');
    this.#field = '';
    this.#group.destination = 'body';
    if (target === null) return;
    this.#inline.openLink('web', target);
    this.#group.leave = () => this.#inline.closeLink();
  }

  #enterNote(): void {
    const outside = this.#inline;
    const note = new InlineWriter();
    this.#inline = note;
    this.#group.destination = 'body';
    this.#group.leave = () => {
      this.#inline = outside;
      this.#notes.push(note);
    };
  }

  #beginRow(): void {
    if (this.#isRow || this.#group.destination !== 'body') return;
    this.#endParagraph();
    this.#isRow = true;
    this.#inline.nextCell();
  }

  #endRow(): void {
    this.writer.write('table-row', 0, this.#inline.take());
    this.#isRow = false;
    this.#writeNotes();
  }

  #endParagraph(): void {
    if (this.#isRow) return this.#inline.breakLine();
    const content = this.#inline.take();
    if (this.#level > 0) this.writer.write('heading', Math.min(6, this.#level), content);
    else if (this.#list > 0) this.writer.write('list-item', this.#list, content);
    else this.writer.write('paragraph', 0, content);
    this.#writeNotes();
  }

  #writeNotes(): void {
    for (const note of this.#notes.splice(0)) this.writer.write('paragraph', 0, note.take());
  }
}
