import { composeDocument } from '../composeDocument';
import { decodeText } from '../decodeText';
import type { RawFile, ReadDocument } from '../Document';
import { DocumentWriter } from '../DocumentWriter';
import { toIsoDate } from '../isoDate';
import { ReadError } from '../ReadError';
import { factsNamed } from '../xml/xmlFacts';
import { ZipFile } from '../zip/ZipFile';
import { readChapterTitles } from './epub/chapterTitles';
import { readPackage } from './epub/readPackage';
import { declaredEncoding } from './html/declaredEncoding';
import { readMarkup } from './html/readMarkup';
import { plainContent } from '../plainContent';

/** A chapter whose first heading stands further down than this many blocks gets its title from the table of contents. */
const BLOCKS_BEFORE_HEADING = 3;

/**
 * Reads a book in EPUB 2 or 3: its chapters in reading order, each with its heading or, without one, its title in the
 * table of contents; its metadata as fields. An EPUB is a small web site in a ZIP archive, so fflate, htmlparser2 and the
 * reader of web pages, which drops scripts, do it; libraries for EPUB lay out pages, which is not needed.
 *
 * @throws ReadError `encrypted` for a book with copy protection, `malformed` or `empty`.
 */
export function readEpub({ path, bytes }: RawFile): ReadDocument {
  const zip = new ZipFile(bytes);
  const { facts, chapters, contents } = readPackage(zip);
  const titles = contents === null ? new Map<string, string>() : readChapterTitles(zip, contents);
  const writer = new DocumentWriter();
  const damaged: string[] = [];
  for (const name of chapters) {
    try {
      writeChapter(zip, name, titles.get(name) ?? '', writer);
    } catch (error) {
      if (!(error instanceof ReadError)) throw error;
      if (error.code !== 'empty') damaged.push(name);
    }
  }
  const written = writer.finish();
  if (written.text === '' && damaged.length > 0) {
    throw new ReadError('malformed', 'The chapters of this book are damaged. Copy or download it again.');
  }
  return composeDocument(path, written, {
    title: factsNamed(facts, 'title')[0] ?? '',
    authors: factsNamed(facts, 'creator'),
    tags: factsNamed(facts, 'subject'),
    created: toIsoDate(factsNamed(facts, 'date')[0]),
    modified: toIsoDate(
      facts.find(({ name, attributes }) => name === 'meta' && attributes['property'] === 'dcterms:modified')?.text,
    ),
    warnings: damaged.map((name) => `A chapter of this book is damaged or missing and was left out (${name}).`),
  });
}

/** @throws ReadError when the chapter is not there, damaged or empty. */
function writeChapter(zip: ZipFile, name: string, title: string, writer: DocumentWriter): void {
  const bytes = zip.get(name);
  if (bytes === null) throw new ReadError('malformed', `There is no ${name} in this book.`);
  const { text: markup } = decodeText({ path: name, bytes }, declaredEncoding(bytes));
  const chapter = new DocumentWriter();
  readMarkup(markup, chapter, 'everything', true);
  const { blocks, ...rest } = chapter.finish();
  const hasHeading = blocks.slice(0, BLOCKS_BEFORE_HEADING).some(({ kind }) => kind === 'heading');
  if (blocks.length > 0 && !hasHeading) writer.write('heading', 1, plainContent(title));
  writer.copy({ blocks, ...rest });
}
