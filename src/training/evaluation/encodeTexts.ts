import type { Encoder, EncoderInput, EncoderRole } from '../../encoders/Encoder';
import { cutRow } from '../../encoders/cutRow';

/** As `encodeTexts`, of plain sentences in the role of queries. */
export async function encodeSentences(
  encoder: Encoder,
  sentences: readonly string[],
  options: Omit<EncodeTextsOptions, 'role'>,
): Promise<Float32Array> {
  const inputs = sentences.map((text) => ({ text }));
  return await encodeTexts(encoder, inputs, { ...options, role: 'query' });
}

export interface EncodeTextsOptions {
  readonly role: EncoderRole;
  /** How many of the embedding's first dimensions to keep; all, if not given. */
  readonly dimensions?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Unit rows of `dimensions` numbers, packed. */
export async function encodeTexts(
  encoder: Encoder,
  inputs: readonly EncoderInput[],
  { role, dimensions = encoder.dimensions, signal }: EncodeTextsOptions,
): Promise<Float32Array> {
  const whole = await encoder.encode(inputs, signal ? { role, signal } : { role });
  if (dimensions === encoder.dimensions) return whole;
  const rows = new Float32Array(inputs.length * dimensions);
  for (let row = 0; row < inputs.length; row++) {
    const start = row * encoder.dimensions;
    cutRow(rows.subarray(row * dimensions, (row + 1) * dimensions), whole.subarray(start, start + encoder.dimensions));
  }
  return rows;
}
