import { composeDocument } from '../composeDocument';
import type { RawFile, ReadDocument } from '../Document';
import { DocumentWriter } from '../DocumentWriter';
import { demandSize, LARGEST_TEXT } from '../fileSizes';
import { RtfReader } from './rtf/RtfReader';
import { rtfTokens } from './rtf/rtfTokens';

/**
 * Reads Rich Text: headings, lists, table rows, links, footnotes; its properties as fields; pictures, page headers and
 * comments are left out. Our own parser: of the libraries for RTF, `rtf-parser` has had no work for years and
 * `rtf-stream-parser` needs Node's streams, and `rtf.js` draws into a page.
 *
 * @throws ReadError `too-large` or `empty`.
 */
export function readRtf({ path, bytes }: RawFile): ReadDocument {
  demandSize(bytes.length, LARGEST_TEXT);
  const writer = new DocumentWriter();
  const reader = new RtfReader(writer);
  for (const token of rtfTokens(latin1(bytes))) reader.take(token);
  reader.finish();
  const { texts, created, modified } = reader.facts;
  return composeDocument(path, writer.finish(), {
    title: texts.title,
    authors: texts.author.split(';'),
    tags: texts.keywords.split(/[;,]/),
    created,
    modified,
  });
}

/** One character for each byte, which no decoder gives: `latin1` means Windows-1252 to all of them. */
function latin1(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return parts.join('');
}
