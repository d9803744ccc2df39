import { composeDocument } from '../composeDocument';
import type { RawFile, ReadDocument } from '../Document';
import { DocumentWriter } from '../DocumentWriter';
import { ReadError } from '../ReadError';
import type { ReaderResources } from '../ReaderResources';
import { damagedPdf, openPdf, readPage } from './pdf/openPdf';
import { pdfDate } from './pdf/pdfDate';
import type { PdfPage } from './pdf/PdfLine';
import { writePages } from './pdf/writePages';

/** Titles that programs put in, which say nothing of the document. */
const NO_TITLE =
  /^(?:untitled|title|document\d*|microsoft (?:word|powerpoint|excel)\b.*|about:.*|https?:.*|.*\.(?:docx?|tex|dvi|indd|qxd|pdf|rtf|odt|pptx?))$/i;

/** More than any book has; a damaged file may declare millions. */
const MOST_PAGES = 20_000;

/**
 * Reads a PDF: its text in reading order, lines joined into paragraphs, larger type as headings; what repeats at the top
 * and bottom of its pages is left out; where each page begins is kept. pdf.js (Apache-2.0, by Mozilla) is what browsers
 * show PDFs with; its build without polyfills runs in this thread and needs no eval.
 *
 * @throws ReadError `encrypted`, `scanned` when its pages are pictures, or `malformed`.
 */
export async function readPdf({ path, bytes }: RawFile, resources: ReaderResources): Promise<ReadDocument> {
  const pdf = await openPdf(bytes, resources);
  try {
    const pages: PdfPage[] = [];
    const damaged: number[] = [];
    for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES); number++) {
      try {
        pages.push(await readPage(pdf, number));
      } catch {
        damaged.push(number);
        pages.push({ height: 0, pieces: [] });
      }
    }
    if (damaged.length === pages.length) throw damagedPdf();
    const writer = new DocumentWriter();
    const pageStarts = writePages(pages, writer);
    const written = writer.finish();
    if (written.text === '') {
      throw new ReadError(
        'scanned',
        'The pages of this PDF are pictures without text, as scanners make them. Recognise its text with an OCR program and add it again.',
      );
    }
    const about = await aboutPdf(pdf);
    return composeDocument(path, written, { ...about, pageStarts, warnings: warningsOf(pdf.numPages, pages, damaged) });
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function aboutPdf(pdf: Awaited<ReturnType<typeof openPdf>>) {
  const fields = (await pdf.getMetadata().then(
    ({ info }) => info,
    () => ({}),
  )) as Readonly<Record<string, unknown>>;
  const textOf = (name: string): string => {
    const value = fields[name];
    return typeof value === 'string' ? value.replace(/\p{Cc}/gu, ' ').trim() : '';
  };
  const title = textOf('Title');
  return {
    title: NO_TITLE.test(title) ? '' : title,
    authors: textOf('Author').split(/;| and |(?<=\w{3,}), (?=\w+ \w)/),
    tags: textOf('Keywords').split(/[;,]/),
    created: pdfDate(fields['CreationDate']),
    modified: pdfDate(fields['ModDate']),
  };
}

function warningsOf(declared: number, pages: readonly PdfPage[], damaged: readonly number[]): string[] {
  const empty = pages
    .flatMap(({ pieces }, index) => (pieces.length === 0 ? [index + 1] : []))
    .filter((page) => !damaged.includes(page));
  return [
    ...(declared > MOST_PAGES ? [`Only the first ${MOST_PAGES} pages of this PDF were read.`] : []),
    ...(damaged.length > 0 ? [`Pages of this PDF are damaged and were left out: ${listed(damaged)}.`] : []),
    ...(empty.length > 0
      ? [`Pages of this PDF hold no text, perhaps because they are pictures: ${listed(empty)}.`]
      : []),
  ];
}

/** Numbers as people list them, the first twenty. */
function listed(numbers: readonly number[]): string {
  const shown = numbers.slice(0, 20).join(', ');
  return numbers.length > 20 ? `${shown} and ${numbers.length - 20} more` : shown;
}
