import { tidyTitle } from './titles';

interface Heading {
  readonly level: number;
  readonly title: string;
}

/** The headings above a place in a document, as it is walked from top to bottom. */
export class HeadingPath {
  #headings: readonly Heading[] = [];
  #titles: readonly string[] = [];
  readonly #documentTitle: string;

  constructor(documentTitle: string) {
    this.#documentTitle = comparable(documentTitle);
  }

  /** Outermost first, without a level-1 heading that repeats the document's title. The same array until the next heading. */
  get titles(): readonly string[] {
    return this.#titles;
  }

  enter(level: number, text: string): void {
    const title = tidyTitle(text);
    if (title === '') return;
    this.#headings = [...this.#headings.filter((heading) => heading.level < level), { level, title }];
    this.#titles = this.#headings
      .filter((heading) => heading.level !== 1 || comparable(heading.title) !== this.#documentTitle)
      .map((heading) => heading.title);
  }
}

function comparable(title: string): string {
  return tidyTitle(title).toLowerCase();
}
