import { compareRankedRows } from '../DenseIndex';
import { RowSet } from '../RowSet';
import type { LexicalAnswer, LexicalIndex, LexicalPassage, LexicalSearchOptions } from './LexicalIndex';
import { matchTerm, type TermMatch } from './matchTerm';
import { passageWords, type PassageWord } from './passageWords';
import type { Phrase } from './phraseOf';
import type { QueryWord } from './queryWords';
import { halfFrequency, matchUnits, rarity, type RowStatistics, saturate, typosBelowRows, typoShare } from './scoring';

interface PlainRow {
  readonly words: readonly PassageWord[];
  readonly length: number;
}

const closeMatches = ['exact', 'stem', 'prefix'] as const;

/** The oracle: look at every word of every row. */
export class PlainLexicalIndex implements LexicalIndex {
  readonly #rows = new Map<number, PlainRow>();

  get size(): number {
    return this.#rows.size;
  }

  add(row: number, passage: LexicalPassage): void {
    if (this.#rows.has(row)) throw new RangeError(`Row ${row} is taken.`);
    this.#rows.set(row, passageWords(passage));
  }

  remove(rows: readonly number[]): void {
    for (const row of rows) this.#rows.delete(row);
  }

  search(words: readonly QueryWord[], { limit, among }: LexicalSearchOptions): LexicalAnswer {
    const scores = new Map<number, number>();
    let highest = 0;
    for (const word of words) {
      const { rare, scores: wordScores } = this.#scoreWord(word);
      highest += rare;
      for (const [row, score] of wordScores) scores.set(row, (scores.get(row) ?? 0) + score);
    }
    const ranked = [...scores]
      .map(([row, score]) => ({ row, score }))
      .filter(({ row }) => !among || among.has(row))
      .toSorted(compareRankedRows)
      .slice(0, limit);
    return { ranked, highest };
  }

  forgives(word: QueryWord): boolean {
    return this.#units(word, closeMatches).size < typosBelowRows(word);
  }

  rowsWith(phrase: Phrase): RowSet {
    const found = new RowSet();
    if (phrase.length === 0) return found;
    for (const [row, { words }] of this.#rows) {
      const places = words.filter(({ position }) => position >= 0);
      const holds = places.some(({ position: first }) =>
        phrase.every(({ term: wanted, isPrefix, offset }) =>
          places.some(
            ({ term, position }) =>
              position === first + offset && (isPrefix ? term.startsWith(wanted) : term === wanted),
          ),
        ),
      );
      if (holds) found.add(row);
    }
    return found;
  }

  #scoreWord(word: QueryWord): { readonly rare: number; readonly scores: ReadonlyMap<number, number> } {
    const statistics: RowStatistics = {
      rows: this.#rows.size,
      words: [...this.#rows.values()].reduce((sum, { length }) => sum + length, 0),
    };
    const close = this.#units(word, closeMatches);
    let typed = new Map<number, number>();
    if (close.size < typosBelowRows(word)) {
      const oneError = this.#units(word, ['one-error']);
      typed = oneError.size > 0 ? oneError : this.#units(word, ['two-errors']);
    }
    const rare = Math.min(word.rarityAtMost, rarity(close.size || typed.size, statistics));
    const scoreOf = (row: number, units: number) =>
      rare * saturate(units, halfFrequency(this.#rows.get(row)!.length, statistics));
    const scores = new Map<number, number>();
    for (const [row, units] of typed) scores.set(row, typoShare(close.size) * scoreOf(row, units));
    for (const [row, units] of close) scores.set(row, scoreOf(row, units));
    return { rare, scores };
  }

  /** For every row that matches a word in one of these ways: its weighted frequency. */
  #units(word: QueryWord, ways: readonly TermMatch[]): Map<number, number> {
    const units = new Map<number, number>();
    for (const [row, { words }] of this.#rows) {
      for (const { term, weight } of words) {
        const match = matchTerm(word, term);
        if (match === null || !ways.includes(match)) continue;
        units.set(row, (units.get(row) ?? 0) + weight * matchUnits[match]);
      }
    }
    return units;
  }
}
