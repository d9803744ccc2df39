import type { Tensor } from '../encoders/parseSafetensors';

/** Tensors' data begins at a multiple of this, so that a reader may view it in place. */
const ALIGNMENT = 8;

/**
 * Writes a safetensors file: what `parseSafetensors` reads.
 *
 * @see https://huggingface.co/docs/safetensors/index#format
 */
export function writeSafetensors(tensors: ReadonlyMap<string, Tensor>): Uint8Array<ArrayBuffer> {
  const header: Record<string, unknown> = {};
  let end = 0;
  for (const [name, { dtype, shape, bytes }] of tensors) {
    header[name] = { dtype, shape, data_offsets: [end, end + bytes.length] };
    end += bytes.length;
  }
  const json = JSON.stringify(header);
  const length = Math.ceil(new TextEncoder().encode(json).length / ALIGNMENT) * ALIGNMENT;
  // Spaces fill the header up, as the format asks for.
  const headerBytes = new TextEncoder().encode(
    json.padEnd(json.length + length - new TextEncoder().encode(json).length),
  );
  const file = new Uint8Array(8 + length + end);
  new DataView(file.buffer).setBigUint64(0, BigInt(length), true);
  file.set(headerBytes, 8);
  let position = 8 + length;
  for (const { bytes } of tensors.values()) {
    file.set(bytes, position);
    position += bytes.length;
  }
  return file;
}
