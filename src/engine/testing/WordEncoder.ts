import type { EncodeOptions, EncoderInput } from '../../encoders/Encoder';
import type { Starter } from '../../encoders/Starter';

/** An encoder for tests: one dimension for each of a few words, so that similarities can be computed by hand. */
export class WordEncoder implements Starter {
  readonly name = 'Words';
  readonly device = 'test';
  readonly similarity = { unrelated: 0, same: 1 };
  readonly dimensions: number;
  /** Texts encoded as documents so far. */
  documentsEncoded = 0;
  /** Time that each text takes. */
  millisecondsPerText = 0;
  /** What queries wait for. */
  queryGate: Promise<void> = Promise.resolve();
  /** Of common words. */
  readonly logProbabilities = new Map<string, number>();
  readonly #words: readonly string[];

  constructor(
    words: string,
    readonly identity = 'Words@1',
  ) {
    this.#words = words.split(' ');
    this.dimensions = this.#words.length;
  }

  async encode(inputs: readonly EncoderInput[], { role, signal }: EncodeOptions): Promise<Float32Array<ArrayBuffer>> {
    signal?.throwIfAborted();
    if (role === 'document') this.documentsEncoded += inputs.length;
    else await this.queryGate;
    const rows = inputs.flatMap(({ text }) => {
      const end = performance.now() + this.millisecondsPerText;
      while (performance.now() < end);
      const counts = this.#words.map((word) => text.toLowerCase().split(word).length - 1);
      const length = Math.hypot(...counts) || 1;
      return counts.map((count) => count / length);
    });
    return Float32Array.from(rows);
  }

  logProbabilityOf(word: string): number {
    return this.logProbabilities.get(word) ?? -Infinity;
  }
}
