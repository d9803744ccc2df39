/** A stream ended in the middle. */
export class BrokenStreamError extends Error {
  override readonly name = 'BrokenStreamError';
}

/**
 * Reads a stream to its end, part by part.
 *
 * @throws the signal's reason when aborted.
 * @throws BrokenStreamError when the stream fails.
 * @throws what `onPart` throws; then the stream is cancelled.
 */
export async function readParts(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  signal: AbortSignal,
  onPart: (part: Uint8Array<ArrayBuffer>) => void,
): Promise<void> {
  // Not `for await`: Safari's streams cannot be iterated.
  const reader = stream.getReader();
  try {
    for (;;) {
      signal.throwIfAborted();
      const { done, value } = await reader.read().catch((cause: unknown) => {
        signal.throwIfAborted();
        throw new BrokenStreamError('The stream broke.', { cause });
      });
      if (done) return;
      onPart(value);
    }
  } catch (error) {
    void reader.cancel(error).catch(() => undefined);
    throw error;
  }
}
