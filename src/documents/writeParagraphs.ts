import type { DocumentWriter } from './DocumentWriter';
import { InlineWriter } from './InlineWriter';

/** Writes text without markup: paragraphs parted by blank lines, their line breaks kept. */
export function writeParagraphs(text: string, writer: DocumentWriter): void {
  const inline = new InlineWriter();
  for (const line of text.split(/\r\n?|\n/)) {
    if (line.trim() === '') {
      writer.write('paragraph', 0, inline.take());
      continue;
    }
    inline.write(line);
    inline.breakLine();
  }
  writer.write('paragraph', 0, inline.take());
}
