import type { DocumentFields } from '../../index/filter/matchesFilter';
import { typeName } from '../../index/filter/typeName';
import type { DocumentRecord } from '../../library/schema';
import type { Catalogue } from '../Catalogue';
import { documentDate } from '../documentDate';
import type { WordIndex } from '../words/WordIndex';

/** What filters can ask of a document in the catalogue. */
export function fieldsOf(document: DocumentRecord, catalogue: Catalogue, words: WordIndex): DocumentFields {
  const { id, path, tags, title, source } = document;
  return {
    path,
    type: typeOf(path),
    tags,
    title,
    source: catalogue.source(source)?.name ?? '',
    date: documentDate(document),
    language: words.languageOf(id),
  };
}

/** The type that a path's extension tells; empty without one. */
function typeOf(path: string): string {
  return typeName(/[^/]\.([^./]+)$/.exec(path)?.[1] ?? '');
}
