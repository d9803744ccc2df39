/** A stored part of the lexical index cannot be used. The remedy is to index the passages again. */
export class SegmentFormatError extends Error {
  override readonly name = 'SegmentFormatError';

  /** @param reason such as "its checksum is wrong". */
  constructor(reason: string) {
    super(`A stored part of the word index cannot be used: ${reason}. The words have to be indexed again.`);
  }
}
