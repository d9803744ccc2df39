/** A tensor to write: its dtype as the format names it, its shape and its values. */
export interface WrittenTensor {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly values: ArrayBufferView;
}

/** The bytes of a safetensors file, or of one with another header than its tensors need. */
export function writeSafetensors(tensors: Readonly<Record<string, WrittenTensor>>, header?: string): ArrayBuffer {
  let end = 0;
  const described: Record<string, unknown> = {};
  for (const [name, { dtype, shape, values }] of Object.entries(tensors)) {
    described[name] = { dtype, shape, data_offsets: [end, (end += values.byteLength)] };
  }
  const head = new TextEncoder().encode(header ?? JSON.stringify(described));
  const file = new Uint8Array(8 + head.length + end);
  new DataView(file.buffer).setBigUint64(0, BigInt(head.length), true);
  file.set(head, 8);
  let at = 8 + head.length;
  for (const { values } of Object.values(tensors)) {
    file.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
    at += values.byteLength;
  }
  return file.buffer;
}
