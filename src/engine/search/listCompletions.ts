import type { Completion, Completions } from '../../protocol/EngineApi';
import type { Catalogue } from '../Catalogue';
import type { WordIndex } from '../words/WordIndex';
import { fieldsOf } from './fieldsOf';

/** Values of one operator at most: more than a person looks through. */
const MOST_VALUES = 200;

/** What the operators of a query can name in a library. */
export function listCompletions(catalogue: Catalogue, words: WordIndex): Completions {
  const [tag, type, source, path, lang] = Array.from({ length: 5 }, () => new ValueCounts());
  for (const document of catalogue.documents()) {
    const fields = fieldsOf(document, catalogue, words);
    tag!.count(new Set(fields.tags.flatMap((each) => levelsOf(each))));
    type!.count([fields.type]);
    source!.count([fields.source]);
    path!.count(foldersOf(fields.path));
    lang!.count([fields.language ?? '']);
  }
  return { tag: tag!.list(), type: type!.list(), source: source!.list(), path: path!.list(), lang: lang!.list() };
}

/** A tag and its upper levels: `a/b` is also within `a`. */
function levelsOf(tag: string): string[] {
  const levels = tag.split('/');
  return levels.map((_, level) => levels.slice(0, level + 1).join('/'));
}

/** All folders above a file, each with `/` at its end. */
function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, level) => `${parts.slice(0, level + 1).join('/')}/`);
}

/** Counts documents by value. */
class ValueCounts {
  readonly #counts = new Map<string, number>();

  /** @param values of one document, none twice; empty ones do not count. */
  count(values: Iterable<string>): void {
    for (const value of values) if (value !== '') this.#counts.set(value, (this.#counts.get(value) ?? 0) + 1);
  }

  list(): Completion[] {
    return Array.from(this.#counts, ([value, documents]) => ({ value, documents }))
      .toSorted((a, b) => b.documents - a.documents || (a.value < b.value ? -1 : 1))
      .slice(0, MOST_VALUES);
  }
}
