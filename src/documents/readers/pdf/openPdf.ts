import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist';
// Found by pdf.js, which then works in this thread: it is a disposable worker already.
import 'pdfjs-dist/build/pdf.worker.mjs';
import { ReadError } from '../../ReadError';
import type { ReaderResources } from '../../ReaderResources';
import { fillInMaps } from './fillInMaps';
import type { PdfPage, PdfPiece } from './PdfLine';

/** pdf.js tells nothing but errors, to nobody. */
const ERRORS_ONLY = 0;

/** What pdf.js asks for while it reads: character maps are given where there are some, fonts and codecs are not. */
function provider({ loadCharacterMap }: ReaderResources) {
  return class {
    async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
      if (kind === 'cMapUrl' && loadCharacterMap !== undefined) return await loadCharacterMap(filename);
      throw new Error(`${filename} is not needed for text.`);
    }
  };
}

/**
 * Opens a PDF for its text alone: no script in it is run, no picture decoded, no font loaded, nothing fetched but
 * character maps.
 *
 * @throws ReadError `encrypted` or `malformed`.
 */
export async function openPdf(bytes: Uint8Array, resources: ReaderResources): Promise<PDFDocumentProxy> {
  fillInMaps();
  try {
    return await getDocument({
      // pdf.js keeps what it is given.
      data: bytes.slice(),
      BinaryDataFactory: provider(resources),
      cMapPacked: true,
      useWorkerFetch: false,
      isEvalSupported: false,
      useWasm: false,
      disableFontFace: true,
      useSystemFonts: false,
      isOffscreenCanvasSupported: false,
      isImageDecoderSupported: false,
      maxImageSize: 0,
      enableXfa: false,
      stopAtErrors: false,
      verbosity: ERRORS_ONLY,
    }).promise;
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') {
      throw new ReadError('encrypted', 'This PDF is protected with a password. Save it without one and add it again.');
    }
    throw damagedPdf();
  }
}

export function damagedPdf(): ReadError {
  return new ReadError('malformed', 'This PDF is cut off or damaged. Copy or download it again and add it again.');
}

/** The text of a page with its places. */
export async function readPage(pdf: PDFDocumentProxy, number: number): Promise<PdfPage> {
  const page = await pdf.getPage(number);
  const { transform, height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  page.cleanup();
  const pieces = items.flatMap((item): PdfPiece[] => {
    if (!('str' in item) || item.str === '') return [];
    const [a, b, c, d, x, y] = multiply(transform, item.transform as number[]);
    const isTurned = Math.abs(b) > Math.abs(a) * 0.1 || a < 0;
    return [
      {
        text: item.str.replace(/\p{Cc}|\uFEFF/gu, ' '),
        x,
        y,
        width: item.width,
        size: Math.hypot(c, d),
        isRightToLeft: item.dir === 'rtl',
        font: item.fontName,
        isTurned,
      },
    ];
  });
  return { height, pieces };
}

/** The product of two affine maps, each as its six numbers (ISO 32000-1, 8.3.4). */
function multiply(m: readonly number[], n: readonly number[]): [number, number, number, number, number, number] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = n;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
