import type { RawFile, ReadDocument } from '../Document';
import { decodeText } from '../decodeText';
import { distinctLabels } from '../distinctLabels';
import { DocumentWriter, type WrittenText } from '../DocumentWriter';
import { ReadError } from '../ReadError';
import { tidyTitle, titleFromPath } from '../titles';
import { declaredEncoding } from './html/declaredEncoding';
import type { Region } from './html/MarkupReader';
import type { PageFacts } from './html/PageFacts';
import { readMarkup } from './html/readMarkup';

/** A main element or article that holds less of a page's text than this is not what the page is about. */
const LEAST_SHARE = 0.25;

interface ReadRegion extends WrittenText {
  readonly facts: PageFacts;
}

/**
 * Reads a web page: its content without navigation, footers, side bars and forms; only its main element or its articles
 * when they hold a good part of it; all its text when nothing else is left.
 *
 * @throws ReadError `empty` when there is no text in it, and what {@link decodeText} throws.
 */
export function readHtml(file: RawFile): ReadDocument {
  const { text: markup, warnings } = decodeText(file, declaredEncoding(file.bytes));
  const { text, blocks, links, facts } = readContent(markup);
  if (text === '') throw new ReadError('empty', `There is no text in this page (${titleFromPath(file.path)}).`);
  const heading = blocks.find(({ kind, level }) => kind === 'heading' && level === 1);
  const firstHeading = heading === undefined ? '' : text.slice(heading.start, heading.end);
  return {
    title: tidyTitle(facts.title) || tidyTitle(firstHeading) || titleFromPath(file.path),
    text,
    blocks,
    links,
    tags: distinctLabels(facts.keywords),
    aliases: [],
    authors: distinctLabels(facts.authors),
    dates: facts.dates,
    warnings,
  };
}

function readContent(markup: string): ReadRegion {
  const page = readRegion(markup, 'page');
  if (page.text === '') return readRegion(markup, 'everything');
  for (const region of ['main', 'article'] as const) {
    const isThere = region === 'main' ? /<main\b|\brole\s*=\s*["']?main\b/i : /<article\b/i;
    const content = isThere.test(markup) ? readRegion(markup, region) : null;
    if (content !== null && content.text.length >= page.text.length * LEAST_SHARE) return content;
  }
  return page;
}

function readRegion(markup: string, region: Region): ReadRegion {
  const writer = new DocumentWriter();
  const facts = readMarkup(markup, writer, region);
  return { ...writer.finish(), facts };
}
