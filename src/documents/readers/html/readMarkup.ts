import { Parser } from 'htmlparser2';
import type { DocumentWriter } from '../../DocumentWriter';
import { MarkupReader, type Region } from './MarkupReader';
import type { PageFacts } from './PageFacts';

/**
 * The parser's work for one tag grows with the number of elements that are open (measured: 5 s for 100,000 nested
 * `<div>`, ten minutes for a million), so tags nested deeper are passed over; their text is read all the same.
 */
const DEEPEST_ELEMENT = 500;

class BoundedParser extends Parser {
  readonly #markup: string;
  readonly #reader: MarkupReader;

  constructor(markup: string, reader: MarkupReader, isXhtml: boolean) {
    super(
      {
        onopentag: (name, attributes) => reader.open(name, attributes),
        onclosetag: () => reader.close(),
        ontext: (text) => reader.write(text),
      },
      { decodeEntities: true, recognizeCDATA: true, recognizeSelfClosing: isXhtml },
    );
    this.#markup = markup;
    this.#reader = reader;
  }

  override onopentagname(start: number, endIndex: number): void {
    const isTooDeep = this.#reader.depth >= DEEPEST_ELEMENT;
    if (isTooDeep && !/^(?:script|style)$/i.test(this.#markup.slice(start, Math.min(endIndex, start + 10)))) {
      this.#reader.write(' ');
    } else super.onopentagname(start, endIndex);
  }
}

/**
 * Writes the readable text of a page or a piece of one, and tells what it says about itself. In XHTML, as books hold it,
 * `<title/>` is whole; in HTML it only begins. Reads anything; never throws.
 */
export function readMarkup(markup: string, writer: DocumentWriter, region: Region, isXhtml = false): PageFacts {
  const reader = new MarkupReader(writer, region);
  new BoundedParser(markup, reader, isXhtml).end(markup);
  reader.finish();
  return reader.facts;
}
