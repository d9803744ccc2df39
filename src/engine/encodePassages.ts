import type { Passage, ReadDocument } from '../documents/Document';
import type { Encoder } from '../encoders/Encoder';
import { quantiseRows, type QuantisedRows } from '../index/quantiseRows';
import type { Platform } from './Platform';

/**
 * A turn of encoding lasts about this long before waiting queries are answered: a keystroke waits for half of it on
 * average, which leaves most of a frame of 16 ms for the answer itself.
 */
const TURN_MILLISECONDS = 4;

export interface EncodePassagesOptions {
  readonly signal: AbortSignal;
  /** Called with the number of passages just encoded. */
  readonly onEncoded?: (passages: number) => void;
  /** Lets whatever is more urgent go first; awaited every few milliseconds. */
  readonly nextTurn: () => Promise<void>;
}

/**
 * Encodes the passages of a document as int8 rows, one turn at a time, so that queries go first.
 *
 * @throws the signal's reason when aborted.
 */
export async function encodePassages(
  encoder: Encoder,
  platform: Pick<Platform, 'now'>,
  { title, text }: Pick<ReadDocument, 'title' | 'text'>,
  passages: readonly Passage[],
  { signal, onEncoded, nextTurn }: EncodePassagesOptions,
): Promise<QuantisedRows> {
  const { dimensions } = encoder;
  const rows = new Float32Array(passages.length * dimensions);
  let turnEnds = platform.now() + TURN_MILLISECONDS;
  for (const [position, { start, end, headings }] of passages.entries()) {
    const input = { text: text.slice(start, end), context: [title, ...headings] };
    rows.set(await encoder.encode([input], { role: 'document', signal }), position * dimensions);
    onEncoded?.(1);
    if (platform.now() < turnEnds) continue;
    await nextTurn();
    signal.throwIfAborted();
    turnEnds = platform.now() + TURN_MILLISECONDS;
  }
  return quantiseRows(rows, dimensions);
}
