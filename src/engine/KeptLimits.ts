import { DEFAULT_LIMITS, readingLimits, type ReadingLimits } from '../documents/ReadingLimits';
import type { Library } from '../library/openLibrary';

/** Under this name the library keeps the limits of reading. */
export const LIMITS_SETTING = 'reading-limits';

/** The limits of reading as this tab knows them. */
export class KeptLimits {
  #current = DEFAULT_LIMITS;

  get current(): ReadingLimits {
    return this.#current;
  }

  async load({ settings }: Pick<Library, 'settings'>): Promise<void> {
    this.#current = readingLimits(await settings.get(LIMITS_SETTING));
  }

  async change({ settings }: Pick<Library, 'settings'>, wanted: ReadingLimits): Promise<void> {
    await settings.put(LIMITS_SETTING, readingLimits(wanted));
    await this.load({ settings });
  }
}
