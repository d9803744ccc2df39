import { visitWords, type WordVisitor } from './splitWords';
import { asciiSignature, termSignature } from './termSignature';

/** The numbers of a word. */
const START = 0;
const END = 1;
/** The first UTF-16 code unit of its term. */
const FIRST = 2;
const HASH = 3;
/** `AS_WRITTEN`, or twice the place of its term among the others; one more for a whole. */
const TERM = 4;
const NUMBERS = 5;
const AS_WRITTEN = -1;

/**
 * What `splitWords` finds in a text, to be kept with it: numbers in one buffer, from which terms are made when they are
 * asked for. As objects, the words of a passage take 13 KB, all of which the garbage collector copies: that held up one key
 * in thirty by 11 ms.
 */
export class PackedWords {
  readonly text: string;
  readonly #numbers: Int32Array;
  /** Terms that are not lower-cased text. */
  readonly #others: readonly string[];
  #distinct: ReadonlySet<string> | null = null;

  constructor(text: string) {
    const packer = new Packer(text);
    visitWords(text, packer);
    this.text = text;
    this.#numbers = packer.finish();
    this.#others = packer.others;
  }

  /** How many words there are, wholes counted. */
  get length(): number {
    return this.#numbers.length / NUMBERS;
  }

  /** First UTF-16 code unit of a word in the text. */
  start(word: number): number {
    return this.#numbers[word * NUMBERS + START]!;
  }

  /** One past the last. */
  end(word: number): number {
    return this.#numbers[word * NUMBERS + END]!;
  }

  /** The first UTF-16 code unit of its term. */
  first(word: number): number {
    return this.#numbers[word * NUMBERS + FIRST]!;
  }

  /** A whole number of its term's length and some of its letters: different ones are of different terms. */
  hash(word: number): number {
    return this.#numbers[word * NUMBERS + HASH]!;
  }

  /** `termSignature` of its term. */
  signature(word: number): number {
    const term = this.#numbers[word * NUMBERS + TERM]!;
    if (term !== AS_WRITTEN) return termSignature(this.#others[term >> 1]!);
    return asciiSignature(this.text, this.start(word), this.end(word));
  }

  isWhole(word: number): boolean {
    const term = this.#numbers[word * NUMBERS + TERM]!;
    return term !== AS_WRITTEN && (term & 1) === 1;
  }

  term(word: number): string {
    const term = this.#numbers[word * NUMBERS + TERM]!;
    return term === AS_WRITTEN
      ? this.text.slice(this.start(word), this.end(word)).toLowerCase()
      : this.#others[term >> 1]!;
  }

  /** All different terms. */
  get distinct(): ReadonlySet<string> {
    this.#distinct ??= new Set(Array.from({ length: this.length }, (_, word) => this.term(word)));
    return this.#distinct;
  }
}

/** Where words are gathered; grows to what the longest text needs. */
let gathered = new Int32Array(400 * NUMBERS);

class Packer implements WordVisitor {
  readonly others: string[] = [];
  readonly #text: string;
  #length = 0;

  constructor(text: string) {
    this.#text = text;
  }

  plain(start: number, end: number): void {
    const text = this.#text;
    // The letters after the first are small.
    const first = text.charCodeAt(start) | 0x20;
    const hash = hashOf(
      end - start,
      first,
      text.charCodeAt(start + ((end - start) >> 1)) | 0x20,
      text.charCodeAt(end - 1) | 0x20,
    );
    this.#add(start, end, first, hash, AS_WRITTEN);
  }

  other(term: string, start: number, end: number, _position: number, isWhole: boolean): void {
    const place = this.others.push(term) - 1;
    const [{ length }, first] = [term, term.charCodeAt(0)];
    const hash = hashOf(length, first, term.charCodeAt(length >> 1), term.charCodeAt(length - 1));
    this.#add(start, end, first, hash, 2 * place + (isWhole ? 1 : 0));
  }

  finish(): Int32Array {
    return gathered.slice(0, this.#length);
  }

  #add(start: number, end: number, first: number, hash: number, term: number): void {
    const at = this.#length;
    if (at + NUMBERS > gathered.length) {
      const grown = new Int32Array(2 * gathered.length);
      grown.set(gathered);
      gathered = grown;
    }
    gathered[at + START] = start;
    gathered[at + END] = end;
    gathered[at + FIRST] = first;
    gathered[at + HASH] = hash;
    gathered[at + TERM] = term;
    this.#length = at + NUMBERS;
  }
}

/** The same for every way to write a term; the middle of `length` letters is that at `length >> 1`. */
function hashOf(length: number, first: number, middle: number, last: number): number {
  return length * 7 + first * 31 + middle * 131 + last * 17;
}
