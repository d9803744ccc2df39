import { toIsoDate } from '../../isoDate';

const LONGEST_FACT = 10_000;

/** What an RTF document says about itself in its `\info` group, gathered as it comes. */
export class RtfFacts {
  readonly texts = { title: '', author: '', keywords: '' };
  readonly #dates = new Map<string, Map<string, number>>();
  #current = '';

  get created(): string | undefined {
    return this.#date('creatim');
  }

  get modified(): string | undefined {
    return this.#date('revtim');
  }

  /** What follows belongs to this part of the group. */
  enter(name: string): void {
    if (name === 'creatim' || name === 'revtim') {
      this.#dates.set(name, new Map());
      this.#current = name;
    } else if (!/^(?:yr|mo|dy|hr|min|sec)$/.test(name)) this.#current = '';
  }

  addText(name: keyof RtfFacts['texts'], text: string): void {
    this.texts[name] = (this.texts[name] + text).slice(0, LONGEST_FACT);
  }

  addNumber(name: string, value: number): void {
    this.#dates.get(this.#current)?.set(name, value);
  }

  /** The day alone: the time is without a zone. */
  #date(name: string): string | undefined {
    const parts = this.#dates.get(name);
    return toIsoDate([parts?.get('yr') ?? 0, parts?.get('mo') ?? 0, parts?.get('dy') ?? 0].join('-'));
  }
}
