/** Larger files are kept as a `Blob`, which stays out of memory; smaller ones as bytes, which IndexedDB writes faster. */
const LARGEST_INLINE_BYTES = 1 << 20;

/** The content of a file as the queue keeps it. */
export async function keptContent(content: Blob): Promise<Blob | ArrayBuffer> {
  return content.size > LARGEST_INLINE_BYTES ? content : await content.arrayBuffer();
}
