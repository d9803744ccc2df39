import type { Encoder } from '../../encoders/Encoder';
import type { TextRange } from '../../protocol/EngineApi';
import { sentencesOf } from './excerpt';

/** The sentences of a passage, with the starter's embeddings of those that were compared with a query. */
export class PassageSentences {
  readonly ranges: readonly TextRange[];
  readonly #text: string;
  readonly #embeddings: (Float32Array | null)[];

  constructor(text: string) {
    this.ranges = sentencesOf(text);
    this.#text = text;
    this.#embeddings = this.ranges.map(() => null);
  }

  /**
   * Makes sure that some sentences can be compared.
   *
   * @param encoder the starter.
   * @throws the signal's reason when aborted.
   */
  async embed(sentences: readonly number[], encoder: Encoder, signal: AbortSignal): Promise<void> {
    const missing = sentences.filter((sentence) => this.#embeddings[sentence] === null);
    if (missing.length === 0) return;
    const inputs = missing.map((sentence) => {
      const { start, end } = this.ranges[sentence]!;
      return { text: this.#text.slice(start, end) };
    });
    const rows = await encoder.encode(inputs, { role: 'document', signal });
    for (const [place, sentence] of missing.entries()) {
      this.#embeddings[sentence] = rows.subarray(place * encoder.dimensions, (place + 1) * encoder.dimensions);
    }
  }

  /**
   * Cosine similarity of a query and a sentence that `embed` was asked for. Four sums at once: one alone waits for each
   * addition.
   */
  similarity(sentence: number, query: Float32Array): number {
    const row = this.#embeddings[sentence]!;
    let [a, b, c, d] = [0, 0, 0, 0];
    const unrolled = query.length - (query.length % 4);
    for (let i = 0; i < unrolled; i += 4) {
      a += query[i]! * row[i]!;
      b += query[i + 1]! * row[i + 1]!;
      c += query[i + 2]! * row[i + 2]!;
      d += query[i + 3]! * row[i + 3]!;
    }
    for (let i = unrolled; i < query.length; i++) a += query[i]! * row[i]!;
    return a + b + (c + d);
  }
}
