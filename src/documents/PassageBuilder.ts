import type { BlockKind, Passage } from './Document';
import { findCut } from './findCut';
import { HeadingPath } from './HeadingPath';
import { UNITS_PER_WORD, weighText } from './weighText';
import { skipWhiteSpace, skipWhiteSpaceBack } from './whiteSpace';

/** Shares of the wished size between which passages are left as they come; a remainder then always fits or stands alone. */
const LEAST_SHARE = 0.3;
const MOST_SHARE = 1.3;

interface OpenPassage {
  start: number;
  end: number;
  weight: number;
  /** Whether there is more than headings in it. */
  hasBody: boolean;
}

interface ClosedPassage {
  start: number;
  end: number;
  weight: number;
  readonly headings: readonly string[];
  /** Passages of one section share a number. */
  readonly section: number;
}

/** Takes a document's blocks in order and gathers them into passages of about the wished number of words. */
export class PassageBuilder {
  readonly #least: number;
  readonly #most: number;
  readonly #path: HeadingPath;
  readonly #closed: ClosedPassage[] = [];
  #open: OpenPassage | null = null;
  #section = 0;

  constructor(
    title: string,
    private readonly text: string,
    private readonly words: number,
  ) {
    this.#least = words * LEAST_SHARE;
    this.#most = words * MOST_SHARE;
    this.#path = new HeadingPath(title);
  }

  /** Adds the stretch from `blockStart` to `blockEnd`, which lies after all before it; white space alone is passed over. */
  add(kind: BlockKind, level: number, blockStart: number, blockEnd: number): void {
    const start = skipWhiteSpace(this.text, blockStart, blockEnd);
    const end = skipWhiteSpaceBack(this.text, start, blockEnd);
    if (start === end) return;
    if (kind === 'heading') this.#enterSection(level, this.text.slice(start, end));
    const { end: reached, weight } = weighText(this.text, start, end, this.#most);
    if (reached < end || weight > this.#most) this.#addInParts(kind, start, end);
    else if (kind === 'heading') this.#addHeading(start, end, weight);
    else this.#addBlock(kind, start, end, weight);
  }

  finish(): Passage[] {
    this.#close();
    return this.#closed.map(({ start, end, headings }) => ({ start, end, headings }));
  }

  #enterSection(level: number, heading: string): void {
    if (this.#open?.hasBody === true) {
      this.#close();
      this.#section++;
    }
    this.#path.enter(level, heading);
  }

  #addHeading(start: number, end: number, weight: number): void {
    if (weightUpTo(this.#open, start) + weight > this.#most) this.#close();
    this.#extend(start, end, weight, false);
  }

  #addBlock(kind: BlockKind, start: number, end: number, weight: number): void {
    const before = weightUpTo(this.#open, start);
    const together = before + weight;
    if (together <= this.words || (before < this.#least && together <= this.#most)) {
      this.#extend(start, end, weight, true);
    } else if (before >= this.#least) {
      this.#close();
      this.#extend(start, end, weight, true);
    } else this.#addInParts(kind, start, end);
  }

  #addInParts(kind: BlockKind, blockStart: number, blockEnd: number): void {
    if (weightUpTo(this.#open, blockStart) >= this.#least) this.#close();
    let start = blockStart;
    while (start < blockEnd) {
      const before = weightUpTo(this.#open, start);
      const furthest = weighText(this.text, start, blockEnd, this.#most - before);
      if (furthest.end === blockEnd && before + furthest.weight <= this.#most) {
        this.#extend(start, blockEnd, furthest.weight, true);
        return;
      }
      const best = weighText(this.text, start, blockEnd, this.words - before).end - 1;
      const most = Math.min(Math.max(furthest.end - 1, start + 2), blockEnd);
      const least = Math.max(start + 1, start + ((best - start) >> 1));
      const cut = findCut(this.text, kind, start, { least, best, most });
      const end = skipWhiteSpaceBack(this.text, start, cut);
      this.#extend(start, end, weighText(this.text, start, end).weight, true);
      this.#close();
      start = skipWhiteSpace(this.text, cut, blockEnd);
    }
  }

  #extend(start: number, end: number, weight: number, isBody: boolean): void {
    this.#open ??= { start, end, weight: 0, hasBody: false };
    this.#open.end = end;
    this.#open.weight += weight;
    this.#open.hasBody ||= isBody;
  }

  /** Closes the open passage; one that is very small joins the one before it in its section, headings alone any. */
  #close(): void {
    const open = this.#open;
    if (open === null) return;
    this.#open = null;
    const last = this.#closed.at(-1);
    const belongs = last !== undefined && (last.section === this.#section || !open.hasBody);
    if (belongs && open.weight < this.#least && weightUpTo(last, open.start) + open.weight <= this.#most) {
      last.end = open.end;
      last.weight += open.weight;
    } else {
      this.#closed.push({
        start: open.start,
        end: open.end,
        weight: open.weight,
        headings: this.#path.titles,
        section: this.#section,
      });
    }
  }
}

/** The weight of a passage that goes on at `start`. White space in between counts when it is long. */
function weightUpTo(passage: { readonly start: number; readonly weight: number } | null, start: number): number {
  return passage === null ? 0 : Math.max(passage.weight, (start - passage.start) / UNITS_PER_WORD);
}
