/** Most that waits for its turn to be written. */
const MOST_WAITING = 16;
/** That holds at most about so much text, in UTF-16 code units. */
const HEAVIEST_WAITING = 4_000_000;

/**
 * Writes what is ready while more is being made: all that came during one write is written together by the next. So nothing
 * waits while writing is quick, and little is written for each when it is not.
 */
export class GroupedWrites<Item> {
  readonly #write: (items: readonly Item[]) => Promise<void>;
  #waiting: Item[] = [];
  #weight = 0;
  #round: Promise<void> = Promise.resolve();
  #writing: Promise<void> | null = null;
  #hasFailed = false;

  constructor(write: (items: readonly Item[]) => Promise<void>) {
    this.#write = write;
  }

  /**
   * Takes one more; resolves when there is room for another.
   *
   * @param weight code units of text in it.
   * @throws what a write threw; nothing is written after that.
   */
  async add(item: Item, weight: number): Promise<void> {
    this.#waiting.push(item);
    this.#weight += weight;
    if (this.#writing === null) {
      this.#writing = this.#writeAll();
      this.#writing.catch(() => (this.#hasFailed = true));
    }
    if (this.#hasFailed) await this.#writing;
    if (this.#waiting.length >= MOST_WAITING || this.#weight >= HEAVIEST_WAITING) await this.#round;
  }

  /** Resolves when all that was added is written. @throws what a write threw. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const items = this.#waiting;
      this.#waiting = [];
      this.#weight = 0;
      this.#round = this.#write(items);
      await this.#round;
    }
    this.#writing = null;
  }
}
