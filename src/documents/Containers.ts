import type { BlockKind } from './Document';

/** What a paragraph is, by what it stands in. */
export interface Place {
  readonly kind: BlockKind;
  readonly level: number;
}

interface Container {
  readonly kind: 'quote' | 'item';
  used: boolean;
}

/** The lists and quotes that are open while a document is read, outermost first. */
export class Containers {
  readonly #open: Container[] = [];
  #lists = 0;
  #quotes = 0;

  openList(): void {
    this.#lists++;
  }

  closeList(): void {
    this.#lists = Math.max(0, this.#lists - 1);
  }

  open(kind: Container['kind']): void {
    this.#open.push({ kind, used: false });
    if (kind === 'quote') this.#quotes++;
  }

  close(): void {
    if (this.#open.pop()?.kind === 'quote') this.#quotes--;
  }

  /** Whether the innermost container is a quote, or an item, in which nothing was placed yet. */
  startsIn(kind: Container['kind']): boolean {
    const innermost = this.#open.at(-1);
    return innermost !== undefined && innermost.kind === kind && !innermost.used;
  }

  /** The place of the next paragraph. Only the first paragraph of an item is a list item: one bullet each. */
  place(): Place {
    const innermost = this.#open.at(-1);
    if (innermost === undefined) return { kind: 'paragraph', level: 0 };
    const isFirst = !innermost.used;
    innermost.used = true;
    if (innermost.kind === 'quote') return { kind: 'quote', level: this.#quotes };
    return isFirst ? { kind: 'list-item', level: Math.max(1, this.#lists) } : { kind: 'paragraph', level: 0 };
  }
}
