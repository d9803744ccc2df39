import type { RawFile, ReadDocument } from './Document';
import { decodeText, type DecodedText } from './decodeText';
import type { DocumentKind } from './fileKinds';
import type { ReaderResources } from './ReaderResources';
import { readCode } from './readers/code';
import { readHtml } from './readers/html';
import { readMarkdown } from './readers/markdown';
import { readPlainText } from './readers/plainText';

/** Reads a file of one kind; throws `ReadError` for a file that cannot be read. */
export type Reader = (file: RawFile, resources: ReaderResources) => ReadDocument | Promise<ReadDocument>;

function decoded(read: (source: DecodedText, path: string) => ReadDocument): Reader {
  return (file) => read(decodeText(file), file.path);
}

/** Loads the reader for each kind of file. What nearly every library needs is there from the start. */
export const readers: Readonly<Record<DocumentKind, () => Promise<Reader>>> = {
  markdown: async () => decoded(readMarkdown),
  text: async () => decoded(readPlainText),
  code: async () => decoded(readCode),
  html: async () => readHtml,
  pdf: async () => (await import('./readers/pdf')).readPdf,
  docx: async () => (await import('./readers/docx')).readDocx,
  odt: async () => (await import('./readers/odt')).readOdt,
  rtf: async () => (await import('./readers/rtf')).readRtf,
  epub: async () => (await import('./readers/epub')).readEpub,
  csv: async () => decoded((await import('./readers/csv')).readCsv),
  json: async () => decoded((await import('./readers/json')).readJson),
  notebook: async () => decoded((await import('./readers/notebook')).readNotebook),
  email: async () => (await import('./readers/email')).readEmail,
  subtitles: async () => decoded((await import('./readers/subtitles')).readSubtitles),
};
