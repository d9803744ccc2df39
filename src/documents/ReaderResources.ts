import type { ReadingLimits } from './ReadingLimits';

/** What readers need besides the file and cannot fetch themselves. */
export interface ReaderResources {
  /** By default `DEFAULT_LIMITS`. */
  readonly limits?: ReadingLimits;
  /**
   * Gives a character map of Adobe's by its file's name, such as `UniJIS-UCS2-H.bcmap`, which says what the letters of a
   * Chinese, Japanese or Korean PDF mean. Without it such PDFs lose text.
   */
  readonly loadCharacterMap?: (name: string) => Promise<Uint8Array>;
}
