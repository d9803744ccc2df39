import type { ReadingLimits } from '../documents/ReadingLimits';

/** The limits of reading, kept in the library. */
export interface LimitsApi {
  limits(): Promise<ReadingLimits>;
  /**
   * Changes the limits from the next file on, values out of range moved into it; gives them as they are now. Files that
   * were given up because of a limit are tried again where they are at hand, at the next sync of their folder otherwise.
   */
  setLimits(limits: ReadingLimits): Promise<ReadingLimits>;
}
