import { TopRows } from '../TopRows';
import { forgivenErrors } from './editDistance';
import type { LexicalAnswer, LexicalSearchOptions } from './LexicalIndex';
import { matchTerm } from './matchTerm';
import type { QueryWord } from './queryWords';
import type { RowLengths } from './RowLengths';
import { RowUnits } from './RowUnits';
import { matchUnits, rarity, saturate, typosBelowRows, typoShare } from './scoring';
import type { NumberedSegment } from './SegmentedLexicalIndex';
import { possibleForms, stemWord } from './stemWord';
import { TypoMatcher } from './TypoMatcher';

/** Adds up the scores of one query, word by word. */
export class LexicalScores {
  readonly #segments: readonly NumberedSegment[];
  readonly #lengths: RowLengths;
  readonly #scores: Float64Array;
  readonly #close: RowUnits;
  /** With one and with two typing errors; made when they are needed. */
  #typed: readonly [RowUnits, RowUnits] | null = null;
  #highest = 0;

  constructor(segments: readonly NumberedSegment[], lengths: RowLengths) {
    this.#segments = segments;
    this.#lengths = lengths;
    this.#scores = new Float64Array(lengths.capacity);
    this.#close = new RowUnits(lengths.capacity);
  }

  addWord(word: QueryWord): void {
    const close = this.#close;
    close.clear();
    for (const numbered of this.#segments) addCloseUnits(word, numbered, close);
    const typed = close.count < typosBelowRows(word) ? this.#typedUnits(word) : null;
    const rows = close.count || (typed?.count ?? 0);
    const rare = Math.min(word.rarityAtMost, rarity(rows, this.#lengths));
    this.#highest += rare;
    this.#addScores(close, 1, rare);
    if (typed) this.#addScores(typed, typoShare(close.count), rare, close);
  }

  best({ limit, among }: LexicalSearchOptions): LexicalAnswer {
    const top = new TopRows(limit);
    let threshold = top.threshold;
    for (let row = 0; row < this.#scores.length; row++) {
      const score = this.#scores[row]!;
      if (score === 0 || score < threshold || (among && !among.has(row))) continue;
      top.offer(row, score);
      threshold = top.threshold;
    }
    return { ranked: top.ranked(), highest: this.#highest };
  }

  #addScores(added: RowUnits, share: number, rare: number, except?: RowUnits): void {
    for (let index = 0; index < added.count; index++) {
      const row = added.touched[index]!;
      if (except && except.units[row] !== 0) continue;
      const score = rare * saturate(added.units[row]!, this.#lengths.wordsOf(row), this.#lengths);
      this.#scores[row]! += share === 1 ? score : share * score;
    }
  }

  /** Rows that hold the word with the fewest typing errors, if any is forgiven. */
  #typedUnits(word: QueryWord): RowUnits | null {
    const forgiven = forgivenErrors(word.term);
    if (forgiven === 0) return null;
    this.#typed ??= [new RowUnits(this.#lengths.capacity), new RowUnits(this.#lengths.capacity)];
    const [oneError, twoErrors] = this.#typed;
    oneError.clear();
    twoErrors.clear();
    const matcher = new TypoMatcher(word.term, forgiven);
    for (const { segment, rows } of this.#segments) {
      for (const term of segment.termsLike(matcher)) {
        const match = matchTerm(word, segment.term(term));
        if (match !== 'one-error' && match !== 'two-errors') continue;
        (match === 'one-error' ? oneError : twoErrors).addTerm(segment, term, matchUnits[match], rows);
      }
    }
    return oneError.count > 0 ? oneError : twoErrors;
  }
}

/** Adds the rows that hold a word as typed, with its stem, or as a beginning. */
function addCloseUnits(word: QueryWord, { segment, rows }: NumberedSegment, close: RowUnits): void {
  const stem = stemWord(word.term);
  const exact = segment.findTerm(word.term);
  if (exact >= 0) close.addTerm(segment, exact, matchUnits.exact, rows);
  const alike = new Set([exact]);
  for (const form of possibleForms(stem)) {
    if (form === word.term || stemWord(form) !== stem) continue;
    const term = segment.findTerm(form);
    if (term < 0) continue;
    alike.add(term);
    close.addTerm(segment, term, matchUnits.stem, rows);
  }
  if (!word.isPrefix) return;
  const [from, to] = segment.prefixRange(word.term);
  for (let term = from; term < to; term++) {
    if (!alike.has(term)) close.addTerm(segment, term, matchUnits.prefix, rows);
  }
}
