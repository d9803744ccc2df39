import { sha256 } from '@noble/hashes/sha2.js';

/** The first 64 bits of a SHA-256, as two numbers of 32 bits: of a million passages two are alike with 3 in 10⁸. */
export type PassageHash = readonly [high: number, low: number];

const encoder = new TextEncoder();

/**
 * A hash of all that an encoder is given of a passage: the same hash, the same embedding.
 *
 * @param context Title and headings above the passage, outermost first.
 */
export function hashPassage(context: readonly string[], text: string): PassageHash {
  const digest = sha256(encoder.encode(JSON.stringify([context, text])));
  const words = new DataView(digest.buffer, digest.byteOffset);
  return [words.getUint32(0), words.getUint32(4)];
}
