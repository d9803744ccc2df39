import { composeDocument } from '../composeDocument';
import { decodeText } from '../decodeText';
import type { RawFile, ReadDocument } from '../Document';
import { DocumentWriter } from '../DocumentWriter';
import { toIsoDate } from '../isoDate';
import { ReadError } from '../ReadError';
import { factsNamed, xmlFacts } from '../xml/xmlFacts';
import { damagedArchive } from '../zip/readZipDirectory';
import { ZipFile } from '../zip/ZipFile';
import { readOdtContent } from './odt/readOdtContent';

/**
 * Reads a text in OpenDocument, as LibreOffice writes it: headings, lists, tables, footnotes and text frames; its
 * properties as fields. Comments, deleted text and tables of contents are left out. The format is a page of XML in a ZIP
 * archive; fflate and htmlparser2, which are here anyway, read it, since no maintained library gives its text.
 *
 * @throws ReadError `encrypted`, `malformed` or `empty`.
 */
export function readOdt({ path, bytes }: RawFile): ReadDocument {
  const zip = new ZipFile(bytes);
  const xmlOf = (name: string): string | null => {
    const part = zip.get(name);
    return part === null ? null : decodeText({ path: name, bytes: part }).text;
  };
  if (xmlOf('META-INF/manifest.xml')?.includes('encryption-data') === true) {
    throw new ReadError(
      'encrypted',
      'This document is protected with a password. Save it without one and add it again.',
    );
  }
  const content = xmlOf('content.xml');
  if (content === null) throw damagedArchive();
  const writer = new DocumentWriter();
  readOdtContent(content, writer);
  const facts = xmlFacts(xmlOf('meta.xml') ?? '');
  return composeDocument(path, writer.finish(), {
    title: factsNamed(facts, 'title')[0] ?? '',
    authors: [...factsNamed(facts, 'initial-creator'), ...factsNamed(facts, 'creator')],
    tags: factsNamed(facts, 'keyword'),
    created: toIsoDate(factsNamed(facts, 'creation-date')[0]),
    modified: toIsoDate(factsNamed(facts, 'date')[0]),
  });
}
