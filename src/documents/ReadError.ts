/** Why a file could not become a document. */
export type ReadErrorCode =
  /** No text in it. */
  | 'empty'
  /** Bytes that are no text in any encoding that is read. */
  | 'binary'
  /** Above the size that is read. */
  | 'too-large'
  /** No reader for this kind of file. */
  | 'unsupported'
  /** Protected with a password, or by a shop. */
  | 'encrypted'
  /** Pages that are pictures, without text. */
  | 'scanned'
  /** A small file that unpacks to a huge one. */
  | 'bomb'
  /** A reader gave up: nested too deeply, cut off, or not what its name says. */
  | 'malformed';

/** A file that could not be read. The message is a sentence for the person: what is wrong and what to do. */
export class ReadError extends Error {
  override readonly name = 'ReadError';

  constructor(
    readonly code: ReadErrorCode,
    message: string,
  ) {
    super(message);
  }
}
