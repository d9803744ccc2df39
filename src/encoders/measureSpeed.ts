import type { EncoderInput } from './Encoder';
import type { BatchPolicy } from './planBatches';
import { sampleTexts } from './sampleTexts';
import type { TransformerEncoder } from './TransformerEncoder';

/** How fast an encoder is on this device. */
export interface EncodingSpeed {
  /** The batches that were found fastest. */
  readonly policy: BatchPolicy;
  /** Tokens of passages, padding not counted. */
  readonly tokensPerSecond: number;
  readonly passagesPerSecond: number;
}

/** A round that took less than this, in milliseconds, is repeated: it says little. */
const SHORT = 1000;
const MOST_ROUNDS = 3;

/** Words in each measured passage: as spread as the passages of notes, and together no more than some 900 tokens. */
const LENGTHS = [6, 12, 20, 30, 45, 60, 80, 100, 130, 170] as const;

/** Passages as a library has them: of unequal lengths, in no order. */
const passages: readonly EncoderInput[] = (() => {
  const words = sampleTexts.flatMap(({ text }) => text.split(' '));
  let at = 0;
  return LENGTHS.map((length) => {
    const text = Array.from({ length }, (_, index) => words[(at + index) % words.length]).join(' ');
    at += length;
    return { text };
  });
})();

/**
 * Encodes sample passages under each policy, leaves the encoder with the fastest one and tells how fast that was.
 * Queries that come in meanwhile go first, as they always do. Takes as long as some 900 tokens take under each policy.
 *
 * @param policies at least one; of equally fast ones the first is taken.
 * @param now milliseconds on a clock that never goes back.
 * @throws the signal's reason when aborted, between two batches.
 * @throws DeviceError when the device fails.
 */
export async function measureSpeed(
  encoder: TransformerEncoder,
  policies: readonly BatchPolicy[],
  { now, signal }: { readonly now: () => number; readonly signal: AbortSignal },
): Promise<EncodingSpeed> {
  let fastest: EncodingSpeed | null = null;
  for (const policy of policies) {
    const { milliseconds, tokens } = await fastestRound(encoder, policy, { now, signal });
    const speed = {
      policy,
      tokensPerSecond: (tokens * 1000) / milliseconds,
      passagesPerSecond: (passages.length * 1000) / milliseconds,
    };
    if (fastest === null || speed.tokensPerSecond > fastest.tokensPerSecond) fastest = speed;
  }
  if (fastest === null) throw new RangeError('There is no batch policy to measure.');
  encoder.policy = fastest.policy;
  return fastest;
}

/** Other programs only ever slow a round down: the fastest one is nearest to what the device can do. */
async function fastestRound(
  encoder: TransformerEncoder,
  policy: BatchPolicy,
  { now, signal }: { readonly now: () => number; readonly signal: AbortSignal },
): Promise<{ readonly milliseconds: number; readonly tokens: number }> {
  encoder.policy = policy;
  let fastest = Infinity;
  let tokens = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const startedAt = now();
    ({ tokens } = await encoder.encodeTexts(passages, { role: 'document', signal }));
    // A clock that is kept coarse may not have moved at all.
    const milliseconds = Math.max(1, now() - startedAt);
    fastest = Math.min(fastest, milliseconds);
    if (milliseconds >= SHORT) break;
  }
  return { milliseconds: fastest, tokens };
}
