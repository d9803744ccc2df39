import type { RawFile, ReadDocument } from './Document';
import { type DecodedText, decodeText } from './decodeText';
import { readHtml } from './readers/html';
import { readMarkdown } from './readers/markdown';
import { readPlainText } from './readers/plainText';

/** A kind of file that is read. */
export interface Reader {
  /** A short word that search filters by, such as `markdown`. */
  readonly kind: string;
  /** How names of such files end, in lower case, without the dot. */
  readonly extensions: readonly string[];
  /** Throws `ReadError` for a file that cannot be read. */
  readonly read: (file: RawFile) => ReadDocument;
}

function decoded(read: (source: DecodedText, path: string) => ReadDocument): Reader['read'] {
  return (file) => read(decodeText(file), file.path);
}

/** Everything that is read, one line for each kind. */
export const readers: readonly Reader[] = [
  { kind: 'markdown', extensions: ['md', 'markdown', 'mdown', 'mkd'], read: decoded(readMarkdown) },
  { kind: 'text', extensions: ['txt', 'text', 'log', 'org', 'rst', 'adoc'], read: decoded(readPlainText) },
  { kind: 'html', extensions: ['html', 'htm', 'xhtml'], read: readHtml },
];
