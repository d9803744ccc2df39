import type { DocumentWriter } from './DocumentWriter';
import { InlineWriter } from './InlineWriter';
import { plainContent } from './plainContent';

/** Writes text without markup: paragraphs parted by blank lines, their line breaks kept. */
export function writeParagraphs(text: string, writer: DocumentWriter): void {
  const inline = new InlineWriter();
  for (const line of plainContent(text).text.split('\n')) {
    if (line.trim() === '') {
      writer.write('paragraph', 0, inline.take());
      continue;
    }
    inline.write(line);
    inline.breakLine();
  }
  writer.write('paragraph', 0, inline.take());
}
