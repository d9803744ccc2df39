import { decodeText } from '../decodeText';
import type { RawFile, ReadDocument } from '../Document';
import { readableKind } from '../fileKinds';
import { readHtml } from '../readers/html';
import { readMarkdown } from '../readers/markdown';
import { readPlainText } from '../readers/plainText';

/** Reads Markdown, HTML or text by its name, without waiting. */
export function readNow(file: RawFile): ReadDocument {
  const kind = readableKind(file.path);
  if (kind === 'html') return readHtml(file);
  return kind === 'markdown' ? readMarkdown(decodeText(file), file.path) : readPlainText(decodeText(file), file.path);
}
