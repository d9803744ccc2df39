import type { Block, BlockKind, Link } from './Document';
import type { InlineContent } from './InlineWriter';

/** A line longer than this, marked as a heading, is a paragraph by mistake (often a `---` under it). UTF-16 code units. */
const LONGEST_HEADING = 300;

/** Text with its blocks and links, as in `ReadDocument`. */
export interface WrittenText {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly links: readonly Link[];
}

/** Gathers a document block by block and sees to it that text, blocks and links keep what `ReadDocument` guarantees. */
export class DocumentWriter {
  readonly #parts: string[] = [];
  readonly #blocks: Block[] = [];
  readonly #links: Link[] = [];
  #length = 0;

  /** UTF-16 code units written so far. */
  get length(): number {
    return this.#length;
  }

  /** The block written last. */
  get lastBlock(): Block | undefined {
    return this.#blocks.at(-1);
  }

  /** Writes one block; content of white space alone is left out. */
  write(kind: BlockKind, level: number, content: InlineContent): void {
    const text = content.text.trim().toWellFormed();
    if (text === '') return;
    const isHeading = kind === 'heading' && text.length <= LONGEST_HEADING;
    const start =
      kind === 'heading' && !isHeading ? this.#append('paragraph', 0, text) : this.#append(kind, level, text);
    const shift = start - (content.text.length - content.text.trimStart().length);
    for (const link of content.links) {
      const from = Math.max(link.start + shift, start);
      const to = Math.min(link.end + shift, start + text.length);
      if (from < to) this.#links.push({ kind: link.kind, target: link.target, start: from, end: to });
    }
  }

  /** Writes code with its line breaks and indentation; blank lines around it are left out. */
  writeCode(code: string): void {
    const text = code
      .toWellFormed()
      .replace(/\r\n?/g, '\n')
      .replace(/[\0\uFEFF]/g, '')
      .trimEnd()
      .replace(/^(?:[^\S\n]*\n)+/, '');
    if (text !== '') this.#append('code', 0, text);
  }

  /** Writes all blocks and links of another text. */
  copy({ text, blocks, links }: WrittenText): void {
    let link = 0;
    for (const { kind, level, start, end } of blocks) {
      const inside: Link[] = [];
      for (; link < links.length && links[link]!.start < end; link++) {
        const { start: from, end: to, ...rest } = links[link]!;
        inside.push({ ...rest, start: from - start, end: to - start });
      }
      if (kind === 'code') this.writeCode(text.slice(start, end));
      else this.write(kind, level, { text: text.slice(start, end), links: inside });
    }
  }

  /** Everything written so far. */
  finish(): WrittenText {
    return { text: this.#parts.join(''), blocks: this.#blocks, links: this.#links };
  }

  #append(kind: BlockKind, level: number, text: string): number {
    const previous = this.#blocks.at(-1);
    if (previous !== undefined) {
      const goesOn = previous.kind === kind && (kind === 'list-item' || kind === 'table-row');
      this.#push(goesOn ? '\n' : '\n\n');
    }
    const start = this.#length;
    this.#push(text);
    this.#blocks.push({ kind, level, start, end: this.#length });
    return start;
  }

  #push(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }
}
