import { matchesFilter } from '../../index/filter/matchesFilter';
import { selectRows } from '../../index/filter/selectRows';
import { RowSet } from '../../index/RowSet';
import type { Filter, ParsedQuery } from '../../query/ParsedQuery';
import type { Catalogue } from '../Catalogue';
import type { WordIndex } from '../words/WordIndex';
import { fieldsOf } from './fieldsOf';
import { RecentlyUsed } from '../../index/RecentlyUsed';

/** While words are typed behind filters, the filters stay the same. */
const REMEMBERED_FILTERS = 16;

/** Finds the passages that a query's filters, phrases and exclusions let through. */
export class PassageSelection {
  readonly #rows = new RecentlyUsed<RowSet>(REMEMBERED_FILTERS);
  #state = '';

  /** Row numbers as of `words.numbers`; null when the query demands nothing. */
  select(parsed: ParsedQuery, words: WordIndex, catalogue: Catalogue): RowSet | null {
    this.#follow(words, catalogue);
    const all = () => this.all(words, catalogue);
    return selectRows(parsed, {
      // Most queries demand nothing, and never ask for it.
      get all() {
        return all();
      },
      rowsWith: (phrase) => words.rowsWith(phrase),
      rowsOf: (filter) => this.#remembered(JSON.stringify(filter), () => rowsOf(words, catalogue, filter)),
    });
  }

  /** The rows of all documents, as of `words.numbers`. */
  all(words: WordIndex, catalogue: Catalogue): RowSet {
    this.#follow(words, catalogue);
    return this.#remembered('all', () => rowsOf(words, catalogue, null));
  }

  /** Forgets what it knows of documents that have changed since. */
  #follow(words: WordIndex, catalogue: Catalogue): void {
    const state = `${words.version}/${catalogue.version}`;
    if (state !== this.#state) this.#rows.clear();
    this.#state = state;
  }

  #remembered(key: string, make: () => RowSet): RowSet {
    const known = this.#rows.get(key);
    if (known) return known;
    const rows = make();
    this.#rows.set(key, rows);
    return rows;
  }
}

/** The rows of all documents, or of those that pass a filter. */
function rowsOf(words: WordIndex, catalogue: Catalogue, filter: Filter | null): RowSet {
  const found = new RowSet(words.numbers.rows);
  for (const document of catalogue.documents()) {
    if (filter !== null && !matchesFilter(filter, fieldsOf(document, catalogue, words))) continue;
    for (const row of words.numbers.rowsOf(document.id)) found.add(row);
  }
  return found;
}
