import type { DocumentWriter } from '../../DocumentWriter';
import { dropRunningLines } from './dropRunningLines';
import { measureTypography } from './measureTypography';
import { orderLines } from './orderLines';
import { PageWriter } from './PageWriter';
import type { PdfPage } from './PdfLine';

/** Writes the text of a document's pages in reading order; gives where each page begins, as in `ReadDocument`. */
export function writePages(pages: readonly PdfPage[], writer: DocumentWriter): number[] {
  const lines = dropRunningLines(pages.map((page) => ({ height: page.height, lines: orderLines(page) })));
  const pageWriter = new PageWriter(writer, measureTypography(lines.flat()));
  for (const page of lines) pageWriter.write(page);
  pageWriter.finish();
  return pageWriter.pageStarts;
}
