import { zipSync } from 'fflate';
import mammoth from 'mammoth/mammoth.browser.js';
import { composeDocument } from '../composeDocument';
import { decodeText } from '../decodeText';
import type { RawFile, ReadDocument } from '../Document';
import { DocumentWriter } from '../DocumentWriter';
import { LARGEST_TEXT } from '../fileSizes';
import { toIsoDate } from '../isoDate';
import { ReadError } from '../ReadError';
import { factsNamed, xmlFacts } from '../xml/xmlFacts';
import { damagedArchive } from '../zip/readZipDirectory';
import { UnpackBudget, ZipFile } from '../zip/ZipFile';
import { readMarkup } from './html/readMarkup';

/** Parts that hold no text; without them a document of pictures takes little memory. */
const WITHOUT_TEXT = /(?:^|\/)(?:media|embeddings|fonts|theme|activeX|customXml|printerSettings)\/|\.bin$|vbaProject/i;

/** Styles that mammoth does not know by itself. */
const STYLES = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => h2:fresh"];

/** mammoth's mark for a footnote, and its way back from the note. */
const FOOTNOTE_MARKS =
  /<sup><a href="#(?:foot|end)note-\d+"[^>]*>\[\d+\]<\/a><\/sup>| ?<a href="#(?:foot|end)note-ref-\d+">↑<\/a>/g;

/**
 * Reads a Word document: headings, lists, tables, links, footnotes and endnotes; its properties as fields. mammoth (BSD,
 * kept since 2013, no eval, runs in workers) knows Word's styles and numbering; its browser build is the same everywhere.
 * It gets the parts unpacked within bounds and without pictures.
 *
 * @throws ReadError `malformed`, `bomb` or `empty`.
 */
export async function readDocx({ path, bytes }: RawFile): Promise<ReadDocument> {
  // What mammoth makes of it takes several times as much.
  const zip = new ZipFile(bytes, new UnpackBudget(LARGEST_TEXT));
  const parts = zip.entries.filter(({ isFolder, name }) => !isFolder && !WITHOUT_TEXT.test(name));
  const unpacked = Object.fromEntries(parts.map((entry) => [entry.name, zip.unpack(entry)]));
  const writer = new DocumentWriter();
  readMarkup((await convert(unpacked)).replace(FOOTNOTE_MARKS, ''), writer, 'everything');
  const properties = unpacked['docProps/core.xml'];
  const facts = properties === undefined ? [] : xmlFacts(decodeText({ path, bytes: properties }).text);
  const listed = (name: string): string[] => factsNamed(facts, name).flatMap((text) => text.split(/[;,]/));
  return composeDocument(path, writer.finish(), {
    title: factsNamed(facts, 'title')[0] ?? '',
    authors: factsNamed(facts, 'creator').flatMap((names) => names.split(';')),
    tags: listed('keywords'),
    created: toIsoDate(factsNamed(facts, 'created')[0]),
    modified: toIsoDate(factsNamed(facts, 'modified')[0]),
  });
}

async function convert(parts: Readonly<Record<string, Uint8Array>>): Promise<string> {
  try {
    const { value } = await mammoth.convertToHtml(
      { arrayBuffer: zipSync(parts, { level: 0 }).buffer },
      {
        styleMap: STYLES,
        includeEmbeddedStyleMap: false,
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
      },
    );
    return value;
  } catch (error) {
    if (error instanceof ReadError) throw error;
    throw damagedArchive();
  }
}
