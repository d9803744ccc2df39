import { foldText } from '../lexical/foldText';
import { compareToPeriod } from '../../query/datePeriod';
import { typeName } from './typeName';
import type { Filter } from '../../query/ParsedQuery';

/** What filters can ask of a document. */
export interface DocumentFields {
  /** `/` as separator. */
  readonly path: string;
  /** A short word such as `md` or `pdf`. */
  readonly type: string;
  /** Without `#`; `/` separates levels. */
  readonly tags: readonly string[];
  readonly title: string;
  /** The name of its source. */
  readonly source: string;
  /** ISO 8601, a day or a timestamp; null if unknown. */
  readonly date: string | null;
  /** A language tag such as `de` or `de-AT`; null if unknown. */
  readonly language: string | null;
}

/**
 * Whether a document passes a filter: `path:`, `title:` and `source:` by a part of the text; `tag:` by the whole tag or
 * its upper levels; `lang:` by the whole language tag or its beginning, or by the language's name in English or in itself;
 * all without case and diacritics. A date that is
 * not known passes no filter.
 */
export function matchesFilter(filter: Filter, fields: DocumentFields): boolean {
  if (filter.kind === 'date') {
    if (fields.date === null) return false;
    const place = compareToPeriod(fields.date, filter.period);
    return filter.comparison === 'on' ? place === 0 : place === (filter.comparison === 'before' ? -1 : 1);
  }
  const wanted = foldText(filter.value);
  switch (filter.field) {
    case 'path':
    case 'title':
    case 'source':
      return foldText(fields[filter.field]).includes(wanted);
    case 'type':
      return typeName(wanted) === typeName(fields.type);
    case 'tag':
      return fields.tags.some((tag) => isWithin(foldText(tag), wanted, '/'));
    case 'lang':
      return (
        fields.language !== null &&
        (isWithin(foldText(fields.language), wanted, '-') || namesOf(fields.language).includes(wanted))
      );
  }
}

const knownNames = new Map<string, readonly string[]>();

/** A language's name in English and in itself, folded; none of what is no language tag, as a damaged backup may hold. */
function namesOf(language: string): readonly string[] {
  let names = knownNames.get(language);
  if (!names) {
    names = ['en', language].flatMap((teller) => nameOf(language, teller));
    knownNames.set(language, names);
  }
  return names;
}

function nameOf(language: string, teller: string): readonly string[] {
  try {
    return [foldText(new Intl.DisplayNames(teller, { type: 'language' }).of(language) ?? '')];
  } catch {
    return [];
  }
}

function isWithin(value: string, wanted: string, separator: string): boolean {
  return value === wanted || value.startsWith(wanted + separator);
}
