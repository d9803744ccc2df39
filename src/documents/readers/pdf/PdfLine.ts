/** A stretch of text as a PDF places it. Lengths in points, from the page's upper left corner, as the page is seen. */
export interface PdfPiece {
  readonly text: string;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly width: number;
  /** Of the font. */
  readonly size: number;
  readonly isRightToLeft: boolean;
  /** Name of the font within its file. */
  readonly font: string;
  /** Not in the page's direction, such as a stamp along its edge. */
  readonly isTurned: boolean;
}

export interface PdfPage {
  readonly height: number;
  readonly pieces: readonly PdfPiece[];
}

/** A line of text within its column. */
export interface PdfLine {
  /** Parts with wide gaps between them, as in a table; one in most lines. */
  readonly cells: readonly string[];
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** The font of all its letters; null when there are several. */
  readonly font: string | null;
  readonly columnLeft: number;
  readonly columnRight: number;
}

/** The text of a line. */
export function lineText({ cells }: PdfLine): string {
  return cells.join(' ');
}
