import { decodeText } from '../../decodeText';
import { ReadError } from '../../ReadError';
import { xmlFacts, type XmlFact } from '../../xml/xmlFacts';
import { damagedArchive } from '../../zip/readZipDirectory';
import type { ZipFile } from '../../zip/ZipFile';
import { resolveName } from './resolveName';

/** What a book's package document says (EPUB 3.3, 5). Names are those of files in the archive. */
export interface BookPackage {
  /** All its elements; the metadata are among them. */
  readonly facts: readonly XmlFact[];
  /** In reading order, without the table of contents. */
  readonly chapters: readonly string[];
  /** The table of contents: EPUB 3's `nav` or EPUB 2's `ncx`. */
  readonly contents: string | null;
}

/** @throws ReadError `encrypted` or `malformed`. */
export function readPackage(zip: ZipFile): BookPackage {
  const container = factsOf(zip, 'META-INF/container.xml');
  const packageName = container.find(({ name }) => name === 'rootfile')?.attributes['full-path'];
  if (packageName === undefined) throw damagedArchive();
  const facts = factsOf(zip, packageName);
  const byId = new Map<string, XmlFact>();
  for (const fact of facts) if (fact.name === 'item') byId.set(fact.attributes['id'] ?? '', fact);
  const nameOf = (id: string | undefined): string | null => {
    const href = byId.get(id ?? '')?.attributes['href'];
    return href === undefined ? null : resolveName(packageName, href);
  };
  const spine = facts.filter(({ name }) => name === 'itemref').map(({ attributes }) => nameOf(attributes['idref']));
  const navigation = [...byId.values()].find(({ attributes }) => /\bnav\b/.test(attributes['properties'] ?? ''));
  const contents =
    nameOf(navigation?.attributes['id']) ?? nameOf(facts.find(({ name }) => name === 'spine')?.attributes['toc']);
  const chapters = [...new Set(spine)].filter((name) => name !== null && name !== contents) as string[];
  const encrypted = encryptedNames(zip);
  if (chapters.some((chapter) => encrypted.has(chapter))) {
    throw new ReadError('encrypted', 'This book has copy protection, so that only the app of its shop can read it.');
  }
  return { facts, chapters, contents };
}

/** Files that are encrypted. Fonts often are, in a way that hides no text. */
function encryptedNames(zip: ZipFile): ReadonlySet<string> {
  if (!zip.has('META-INF/encryption.xml')) return new Set();
  const references = factsOf(zip, 'META-INF/encryption.xml').filter(({ name }) => name === 'cipherreference');
  return new Set(references.map(({ attributes }) => resolveName('', attributes['URI'] ?? '')));
}

function factsOf(zip: ZipFile, name: string): XmlFact[] {
  const bytes = zip.get(name);
  if (bytes === null) throw damagedArchive();
  return xmlFacts(decodeText({ path: name, bytes }).text);
}
