/** A place in a document to bring into view; each object is a wish of its own. */
export interface ReadingTarget {
  /** UTF-16 code units from the document's start. */
  readonly offset: number;
  /** What is there: the opened passage, the found text that is current, or nothing that is marked. */
  readonly kind: 'passage' | 'found' | 'place';
}
