import type { DocumentFields } from '../../index/filter/matchesFilter';
import type { DocumentRecord } from '../../library/schema';
import type { Catalogue } from '../Catalogue';
import { documentDate } from '../documentDate';

/** What filters can ask of a document in the catalogue. */
export function fieldsOf(document: DocumentRecord, catalogue: Catalogue): DocumentFields {
  const { path, tags, title, source, language = null } = document;
  return {
    path,
    type: typeOf(path),
    tags,
    title,
    source: catalogue.source(source)?.name ?? '',
    date: documentDate(document),
    language,
  };
}

/** The extension of a path in lower case, empty without one. */
function typeOf(path: string): string {
  return /[^/]\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}
