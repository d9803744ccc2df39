import type { DocumentDates } from '../../Document';
import { toIsoDate } from '../../isoDate';
import type { Attributes } from './elements';

const AUTHOR = new Set(['author', 'dc.creator', 'dcterms.creator', 'citation_author']);
const CREATED = new Set(['article:published_time', 'date', 'dc.date', 'dcterms.created', 'datepublished', 'pubdate']);
const MODIFIED = new Set([
  'article:modified_time',
  'dcterms.modified',
  'datemodified',
  'last-modified',
  'og:updated_time',
]);

/** What a page says about itself, gathered from its elements as they come. */
export class PageFacts {
  title = '';
  readonly keywords: string[] = [];
  readonly authors: string[] = [];
  #created: string | undefined;
  #modified: string | undefined;
  #firstTime: string | undefined;

  /** Dates stated about the page, else the first date its text marks as one. */
  get dates(): DocumentDates {
    const created = this.#created ?? this.#firstTime;
    return {
      ...(created !== undefined && { created }),
      ...(this.#modified !== undefined && { modified: this.#modified }),
    };
  }

  addMeta(attributes: Attributes): void {
    const name = (attributes['name'] ?? attributes['property'] ?? attributes['itemprop'] ?? '').toLowerCase();
    const content = attributes['content'] ?? '';
    if (name === 'keywords') this.keywords.push(...content.slice(0, 10_000).split(','));
    else if (name === 'article:tag') this.keywords.push(content);
    else if (AUTHOR.has(name)) this.authors.push(content);
    else if (CREATED.has(name)) this.#created ??= toIsoDate(content);
    else if (MODIFIED.has(name)) this.#modified ??= toIsoDate(content);
  }

  addTime(attributes: Attributes): void {
    this.#firstTime ??= toIsoDate(attributes['datetime']);
  }
}
