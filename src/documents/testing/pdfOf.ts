/** A line of text on a page: points from its lower left corner. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
}

export interface PdfOptions {
  /** Of the `Info` dictionary, as PDF writes them, such as `(A title)`. */
  readonly info?: Readonly<Record<string, string>>;
  /** Asks for a password that nobody knows. */
  readonly isEncrypted?: boolean;
}

/** A PDF of Letter pages with text in Helvetica, as small as the format allows. Texts are ASCII. */
export function pdfOf(
  pages: readonly (readonly PlacedText[])[],
  { info = {}, isEncrypted = false }: PdfOptions = {},
): Uint8Array {
  const first = 4;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, page) => `${first + page * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((page, index) => {
      const content = page.map(drawn).join('\n');
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${first + index * 2 + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
    `<< ${Object.entries(info)
      .map(([name, value]) => `/${name} ${value}`)
      .join(' ')} >>`,
    ...(isEncrypted ? [`<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`] : []),
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const infoNumber = first + pages.length * 2;
  const encrypt = isEncrypted ? `/Encrypt ${infoNumber + 1} 0 R /ID [<00> <00>]` : '';
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R /Info ${infoNumber} 0 R ${encrypt} >>\nstartxref\n${file.length}\n%%EOF`;
  return new TextEncoder().encode(file);
}

function drawn({ text, x, y, size = 10 }: PlacedText): string {
  return `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text.replace(/[\\()]/g, '\\$&')}) Tj ET`;
}

/** Lines one below another. */
export function linesFrom(x: number, y: number, lines: readonly string[], size = 10): PlacedText[] {
  return lines.map((text, index) => ({ text, x, y: y - index * size * 1.2, size }));
}
