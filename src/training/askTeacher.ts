import type { Encoder, EncoderInput, EncoderRole } from '../encoders/Encoder';
import type { TeacherVectors } from './prepareTargets';
import type { TokenBags } from './TokenBags';

/** Texts up to this many UTF-16 code units are encoded as queries, longer ones as documents. */
const LONGEST_QUERY = 120;

export interface AskOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called with texts and tokens encoded so far, and how many there are. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Has any encoder encode passages, and each token of the student's vocabulary alone (Model2Vec), as a query. Languages
 * stay unknown.
 *
 * @param pieces the student's vocabulary by id, `▁` where a word begins.
 * @param bags of the same passages, for the tokens' frequencies; each token counts once more, so that none has none.
 */
export async function askTeacher(
  encoder: Encoder,
  passages: readonly string[],
  pieces: readonly string[],
  bags: TokenBags,
  unknownId: number,
  { signal, onProgress }: AskOptions = {},
): Promise<TeacherVectors> {
  const { dimensions } = encoder;
  const total = passages.length + pieces.length;
  let before = 0;
  const encode = async (inputs: readonly EncoderInput[], role: EncoderRole) => {
    const rows = await encoder.encode(inputs, {
      role,
      ...(signal && { signal }),
      onProgress: (done) => onProgress?.(before + done, total),
    });
    before += inputs.length;
    return rows;
  };
  const prompts = passages.map((text): EncoderRole => (text.length <= LONGEST_QUERY ? 'query' : 'document'));
  const rows = new Float32Array(passages.length * dimensions);
  for (const role of ['query', 'document'] as const) {
    const chosen = passages.flatMap((text, index) => (prompts[index] === role ? [{ text, index }] : []));
    const encoded = await encode(
      chosen.map(({ text }) => ({ text })),
      role,
    );
    for (const [order, { index }] of chosen.entries()) {
      rows.set(encoded.subarray(order * dimensions, (order + 1) * dimensions), index * dimensions);
    }
  }
  const tokens = await encode(
    pieces.map((piece) => ({ text: piece.replaceAll('▁', ' ').trim() })),
    'query',
  );
  const counts = new Float64Array(pieces.length).fill(1);
  for (const [entry, id] of bags.ids.entries()) counts[id]! += bags.counts[entry]!;
  const languages = passages.map(() => '');
  return { passages: rows, prompts, languages, tokens, counts, dimensions, unknownId };
}
