import { PackedWords } from '../../index/lexical/PackedWords';
import type { PassageKey, PassageText, TextStore } from '../../library/TextStore';
import type { Platform } from '../Platform';
import { asTheyArrive } from './asTheyArrive';
import { sketchWords } from './isNearlySame';
import { PassageSentences } from './PassageSentences';
import { Turns } from './Turns';
import { RecentlyUsed } from '../../index/RecentlyUsed';

/** A passage with what its excerpts need. */
export interface PreparedPassage extends PassageText {
  readonly sentences: PassageSentences;
  readonly words: PackedWords;
  readonly sketch: Int32Array;
}

/** About 15 KB each at eight sentences of 256 dimensions and 200 words. */
const REMEMBERED = 1000;

/** Reads passages for excerpts, and remembers them: while someone types, the same ones are found again and again. */
export class PreparedPassages {
  readonly #platform: Pick<Platform, 'nextTurn' | 'now'>;
  readonly #remembered = new RecentlyUsed<PreparedPassage>(REMEMBERED);

  constructor(platform: Pick<Platform, 'nextTurn' | 'now'>) {
    this.#platform = platform;
  }

  /** Forgets everything, such as when another library takes the place of this one. */
  forget(): void {
    this.#remembered.clear();
  }

  /** Begins to read passages that will probably be asked for. */
  expect(passages: readonly PassageKey[], texts: Pick<TextStore, 'expect'>): void {
    texts.expect(passages.filter((passage) => this.#remembered.get(keyOf(passage)) === undefined));
  }

  /**
   * Some passages in the order asked for; null for those that are gone.
   *
   * @throws the signal's reason when aborted.
   */
  async prepare(
    passages: readonly PassageKey[],
    texts: Pick<TextStore, 'passageTexts'>,
    signal: AbortSignal,
  ): Promise<(PreparedPassage | null)[]> {
    const known = passages.map((passage) => this.#remembered.get(keyOf(passage)) ?? null);
    const unknown = [...passages.keys()].filter((position) => known[position] === null);
    if (unknown.length === 0) return known;
    const readings = texts.passageTexts(unknown.map((position) => passages[position]!));
    const turns = new Turns(this.#platform);
    // The others are being read meanwhile.
    for await (const { index, value: text } of asTheyArrive(readings)) {
      await turns.take(signal);
      if (!text) continue;
      const prepared = prepare(text);
      known[unknown[index]!] = prepared;
      this.#remembered.set(keyOf(passages[unknown[index]!]!), prepared);
    }
    return known;
  }
}

function prepare(text: PassageText): PreparedPassage {
  const words = new PackedWords(text.text);
  return { ...text, sentences: new PassageSentences(text.text), words, sketch: sketchWords(words) };
}

/** A passage as one string, the same in every answer. */
export function keyOf({ document, passage }: PassageKey): string {
  return `${document}:${passage}`;
}
