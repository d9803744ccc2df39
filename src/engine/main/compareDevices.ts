import { compareRows } from '../../encoders/compareRows';
import { sampleTexts } from '../../encoders/sampleTexts';
import type { Told } from '../../protocol/EngineApi';
import type { EncoderApi } from '../../protocol/encoders/EncoderApi';

/**
 * Lets two encoders of one model encode sample texts and compares the rows.
 *
 * @returns how they differ; null when they agree.
 */
export async function compareDevices(
  one: Pick<EncoderApi, 'encode'>,
  other: Pick<EncoderApi, 'encode'>,
  dimensions: number,
): Promise<Told | null> {
  const rowsOf = async (encoder: Pick<EncoderApi, 'encode'>) =>
    (await encoder.encode(sampleTexts, 'document', () => undefined, new AbortController().signal)).rows;
  const { agree, deviation, tolerance } = compareRows(await rowsOf(one), await rowsOf(other), dimensions);
  if (agree) return null;
  const apart = deviation.toPrecision(2);
  return {
    code: 'encoder-wrong',
    message: `It computes wrongly there: sample texts come out ${apart} apart from the CPU, allowed is ${tolerance}.`,
    about: `${apart} > ${tolerance}`,
  };
}
