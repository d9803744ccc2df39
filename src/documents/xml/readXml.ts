import { Parser } from 'htmlparser2';
import { ReadError } from '../ReadError';

/** Deeper than any document is written; a parser's work for one element grows with the number of those it is in. */
const DEEPEST_ELEMENT = 500;

/** Attributes by name as written, prefix included. */
export type XmlAttributes = Readonly<Record<string, string>>;

/** What to do at each element and text, in the document's order. Names are as written, prefix included. */
export interface XmlListener {
  open?(name: string, attributes: XmlAttributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

/**
 * Walks through XML, forgiving what is not well formed. Only XML's own five entities and numbers are replaced; entities
 * that a document declares for itself stay as they are written, so none can grow.
 *
 * @throws ReadError `malformed` when elements are nested too deeply, and whatever the listener throws.
 */
export function readXml(xml: string, listener: XmlListener): void {
  let depth = 0;
  new Parser(
    {
      onopentag: (name, attributes) => {
        if (++depth > DEEPEST_ELEMENT) {
          throw new ReadError('malformed', 'This file is nested too deeply to be read. It may be damaged.');
        }
        listener.open?.(name, attributes);
      },
      onclosetag: (name) => {
        depth--;
        listener.close?.(name);
      },
      ontext: (written) => listener.text?.(written),
    },
    { xmlMode: true, decodeEntities: true },
  ).end(xml);
}
