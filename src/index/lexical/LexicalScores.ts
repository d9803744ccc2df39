import { TopRows } from '../TopRows';
import { forgivenErrors } from './editDistance';
import type { LexicalAnswer, LexicalSearchOptions } from './LexicalIndex';
import { matchTerm } from './matchTerm';
import type { QueryWord } from './queryWords';
import { RememberedUnits } from './RememberedUnits';
import type { RowLengths } from './RowLengths';
import { RowUnits } from './RowUnits';
import { matchUnits, rarity, saturate, typosBelowRows, typoShare } from './scoring';
import type { NumberedSegment } from './SegmentedLexicalIndex';
import { possibleForms, stemWord } from './stemWord';
import { TypoMatcher } from './TypoMatcher';

const REMEMBERED_WORDS = 1000;

/** What some words gave. */
interface KnownScores {
  readonly words: readonly QueryWord[];
  readonly scores: Float64Array;
  readonly highest: number;
}

/**
 * Adds up the scores of queries, word by word, as long as the rows stay the same. While the last word of a query is
 * typed, the sums of the words before it are remembered: they are most of the work.
 */
export class LexicalScores {
  readonly #segments: readonly NumberedSegment[];
  readonly #lengths: RowLengths;
  readonly #scores: Float64Array;
  readonly #remembered: RememberedUnits;
  /** With one and with two typing errors; made when they are needed. */
  #typed: readonly [RowUnits, RowUnits] | null = null;
  #highest = 0;
  #known: KnownScores | null = null;
  /** How many rows hold a word without typing errors, by `keyOf`. */
  readonly #closeRows = new Map<string, number>();

  constructor(segments: readonly NumberedSegment[], lengths: RowLengths) {
    this.#segments = segments;
    this.#lengths = lengths;
    this.#scores = new Float64Array(lengths.capacity);
    this.#remembered = new RememberedUnits(lengths.capacity);
  }

  search(words: readonly QueryWord[], options: LexicalSearchOptions): LexicalAnswer {
    const before = words.slice(0, -1);
    const known = this.#recall(before);
    for (const word of before.slice(known)) this.#addWord(word);
    if (before.length > known) this.#remember(before);
    for (const word of words.slice(-1)) this.#addWord(word);
    return this.#best(options);
  }

  /** Whether a search also looks for the word with typing errors. */
  forgives(word: QueryWord): boolean {
    const rows = this.#closeRows.get(keyOf(word)) ?? this.#closeUnits(word).count;
    return rows < typosBelowRows(word);
  }

  /** Begins with the sums of the first of these words; gives how many these are. */
  #recall(words: readonly QueryWord[]): number {
    const known = this.#known;
    if (known?.words.every((word, position) => isSame(word, words[position])) !== true) {
      this.#scores.fill(0);
      this.#highest = 0;
      return 0;
    }
    this.#scores.set(known.scores);
    this.#highest = known.highest;
    return known.words.length;
  }

  #remember(words: readonly QueryWord[]): void {
    const scores = this.#known?.scores ?? new Float64Array(this.#scores.length);
    scores.set(this.#scores);
    this.#known = { words, scores, highest: this.#highest };
  }

  #addWord(word: QueryWord): void {
    const close = this.#closeUnits(word);
    const typed = close.count < typosBelowRows(word) ? this.#typedUnits(word) : null;
    const rows = close.count || (typed?.count ?? 0);
    const rare = Math.min(word.rarityAtMost, rarity(rows, this.#lengths));
    this.#highest += rare;
    this.#addScores(close, 1, rare);
    if (typed) this.#addScores(typed, typoShare(close.count), rare, close);
  }

  /** Rows that hold the word without typing errors. */
  #closeUnits(word: QueryWord): RowUnits {
    const key = keyOf(word);
    const known = this.#remembered.get(key);
    if (known) return known;
    const close = this.#remembered.blank();
    const forms = possibleForms(stemWord(word.term)).filter(
      (form) => form !== word.term && stemWord(form) === stemWord(word.term),
    );
    for (const numbered of this.#segments) addCloseUnits(word, forms, numbered, close);
    if (this.#closeRows.size >= REMEMBERED_WORDS) this.#closeRows.clear();
    this.#closeRows.set(key, close.count);
    this.#remembered.keep(key);
    return close;
  }

  #best({ limit, among }: LexicalSearchOptions): LexicalAnswer {
    const top = new TopRows(limit);
    let threshold = top.threshold;
    const scores = this.#scores;
    for (let row = 0; row < scores.length; row++) {
      const score = scores[row]!;
      if (score === 0 || score < threshold || (among && !among.has(row))) continue;
      top.offer(row, score);
      threshold = top.threshold;
    }
    return { ranked: top.ranked(), highest: this.#highest };
  }

  #addScores({ units, touched, count }: RowUnits, share: number, rare: number, except?: RowUnits): void {
    const halves = this.#lengths.halfFrequencies;
    const scores = this.#scores;
    for (let index = 0; index < count; index++) {
      const row = touched[index]!;
      if (except && except.units[row] !== 0) continue;
      const score = rare * saturate(units[row]!, halves[row]!);
      scores[row]! += share === 1 ? score : share * score;
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

function keyOf({ term, isPrefix }: QueryWord): string {
  return isPrefix ? `${term}…` : term;
}

function isSame(one: QueryWord, other: QueryWord | undefined): boolean {
  return one.term === other?.term && one.isPrefix === other.isPrefix && one.rarityAtMost === other.rarityAtMost;
}

/** Adds the rows that hold a word as typed, in one of its other forms, or as a beginning. */
function addCloseUnits(
  { term, isPrefix }: QueryWord,
  forms: readonly string[],
  { segment, rows }: NumberedSegment,
  close: RowUnits,
): void {
  const exact = segment.findTerm(term);
  if (exact >= 0) close.addTerm(segment, exact, matchUnits.exact, rows);
  const alike = forms.map((form) => segment.findTerm(form)).filter((other) => other >= 0);
  for (const other of alike) close.addTerm(segment, other, matchUnits.stem, rows);
  if (!isPrefix) return;
  const [first, end] = segment.prefixRange(term);
  let from = first;
  // Those that count as more than a beginning are added already.
  for (const added of [exact, ...alike].toSorted((a, b) => a - b)) {
    if (added < from || added >= end) continue;
    close.addTerms(segment, from, added, matchUnits.prefix, rows);
    from = added + 1;
  }
  close.addTerms(segment, from, end, matchUnits.prefix, rows);
}
