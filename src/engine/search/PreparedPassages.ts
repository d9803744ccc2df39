import type { Encoder } from '../../encoders/Encoder';
import { PackedWords } from '../../index/lexical/PackedWords';
import type { PassageKey, PassageText, TextStore } from '../../library/TextStore';
import type { TextRange } from '../../protocol/EngineApi';
import type { Platform } from '../Platform';
import { asTheyArrive } from './asTheyArrive';
import { sentencesOf } from './excerpt';
import { sketchWords } from './isNearlySame';
import { RecentlyUsed } from '../../index/RecentlyUsed';

/** A passage with what its excerpts need. */
export interface PreparedPassage extends PassageText {
  readonly sentences: readonly TextRange[];
  readonly words: PackedWords;
  readonly sketch: Int32Array;
  /** The starter's, one row for each sentence. */
  readonly embeddings: Float32Array;
}

/** About 20 KB each at eight sentences of 256 dimensions and 200 words. */
const REMEMBERED = 1000;
/** Passages are prepared this long between two turns, in milliseconds: a newer query need not wait for all of an older one. */
const TURN_MILLISECONDS = 3;

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
   * @param encoder the starter.
   * @throws the signal's reason when aborted.
   */
  async prepare(
    passages: readonly PassageKey[],
    encoder: Encoder,
    texts: Pick<TextStore, 'passageTexts'>,
    signal: AbortSignal,
  ): Promise<(PreparedPassage | null)[]> {
    const known = passages.map((passage) => this.#remembered.get(keyOf(passage)) ?? null);
    const unknown = [...passages.keys()].filter((position) => known[position] === null);
    if (unknown.length === 0) return known;
    const readings = texts.passageTexts(unknown.map((position) => passages[position]!));
    let turn = this.#platform.now();
    // The others are being read meanwhile.
    for await (const { index, value: text } of asTheyArrive(readings)) {
      if (this.#platform.now() - turn >= TURN_MILLISECONDS) {
        await this.#platform.nextTurn();
        turn = this.#platform.now();
      }
      signal.throwIfAborted();
      if (!text) continue;
      const prepared = await prepare(text, encoder, signal);
      known[unknown[index]!] = prepared;
      this.#remembered.set(keyOf(passages[unknown[index]!]!), prepared);
    }
    return known;
  }
}

async function prepare(text: PassageText, encoder: Encoder, signal: AbortSignal): Promise<PreparedPassage> {
  const sentences = sentencesOf(text.text);
  const inputs = sentences.map(({ start, end }) => ({ text: text.text.slice(start, end) }));
  const embeddings = await encoder.encode(inputs, { role: 'document', signal });
  const words = new PackedWords(text.text);
  return { ...text, sentences, embeddings, words, sketch: sketchWords(words) };
}

/** A passage as one string, the same in every answer. */
export function keyOf({ document, passage }: PassageKey): string {
  return `${document}:${passage}`;
}
