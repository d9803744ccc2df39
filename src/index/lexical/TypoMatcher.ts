import { canBeWithin, LETTER_BITS, termSignature } from './termSignature';

/** Finds terms within one or two typing errors of a word: `editDistance`, but fast where nearly all terms are further. */
export class TypoMatcher {
  readonly #units: Uint16Array;
  readonly #signature: number;
  /** Rows of the table of distances: the one before last, the last and the current one. */
  readonly #rows: readonly [Uint8Array, Uint8Array, Uint8Array];

  /**
   * @param word without characters beyond the basic plane. @param limit of typing errors, 1 or 2.
   */
  constructor(
    readonly word: string,
    readonly limit: number,
  ) {
    this.#units = Uint16Array.from(word, (character) => character.charCodeAt(0));
    this.#signature = termSignature(word);
    const width = this.#units.length + limit + 2;
    this.#rows = [new Uint8Array(width), new Uint8Array(width), new Uint8Array(width)];
  }

  /** Positions of the signatures that terms within the limit can have: see `canBeWithin`. */
  mayMatch(signatures: Int32Array): number[] {
    const own = this.#signature;
    const ownLength = own >>> LETTER_BITS;
    const errors = this.limit;
    const found: number[] = [];
    for (let position = 0; position < signatures.length; position++) {
      const signature = signatures[position]!;
      const difference = (signature >>> LETTER_BITS) - ownLength;
      if (difference > errors || difference < -errors) continue;
      if (canBeWithin(errors, own, signature)) found.push(position);
    }
    return found;
  }

  /** Typing errors between the word and the term at `start` to `end`; `limit + 1` when they are more. */
  distance(terms: Uint16Array, start: number, end: number): number {
    const word = this.#units;
    let from = 0;
    let wordEnd = word.length;
    let termStart = start;
    let termEnd = end;
    while (from < wordEnd && termStart < termEnd && word[from] === terms[termStart]) {
      from += 1;
      termStart += 1;
    }
    while (from < wordEnd && termStart < termEnd && word[wordEnd - 1] === terms[termEnd - 1]) {
      wordEnd -= 1;
      termEnd -= 1;
    }
    const [height, width] = [wordEnd - from, termEnd - termStart];
    if (height === 0 || width === 0) return Math.min(height + width, this.limit + 1);
    // Cut at both ends, two words with one error are one letter apart, or two swapped ones.
    if (this.limit === 1 && (height > 2 || width > 2)) return 2;
    return this.#distance(from, height, terms, termStart, width);
  }

  #distance(from: number, height: number, terms: Uint16Array, start: number, width: number): number {
    const { limit } = this;
    const word = this.#units;
    if (Math.abs(height - width) > limit) return limit + 1;
    let [beforeLast, last, current] = this.#rows;
    for (let j = 0; j <= width; j++) last[j] = j;
    for (let i = 1; i <= height; i++) {
      current[0] = i;
      let least = i;
      const unit = word[from + i - 1];
      for (let j = 1; j <= width; j++) {
        const other = terms[start + j - 1];
        let distance = last[j - 1]! + (unit === other ? 0 : 1);
        if (last[j]! + 1 < distance) distance = last[j]! + 1;
        if (current[j - 1]! + 1 < distance) distance = current[j - 1]! + 1;
        const swapped = i > 1 && j > 1 && unit === terms[start + j - 2] && word[from + i - 2] === other;
        if (swapped && beforeLast[j - 2]! + 1 < distance) distance = beforeLast[j - 2]! + 1;
        current[j] = distance;
        if (distance < least) least = distance;
      }
      if (least > limit) return limit + 1;
      [beforeLast, last, current] = [last, current, beforeLast];
    }
    return Math.min(last[width]!, limit + 1);
  }
}
