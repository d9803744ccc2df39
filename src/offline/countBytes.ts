/**
 * The same response; tells how many bytes its body had when it was read to the end, given up or broken off.
 *
 * @param onEnd called once.
 */
export function countBytes(response: Response, onEnd: (bytes: number) => void): Response {
  if (response.body === null) {
    onEnd(0);
    return response;
  }
  const reader = response.body.getReader();
  let bytes = 0;
  let isOver = false;
  const end = (): void => {
    if (!isOver) onEnd(bytes);
    isOver = true;
  };
  const counted = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: async (controller) => {
      try {
        const { done, value } = await reader.read();
        if (done) {
          end();
          controller.close();
          return;
        }
        bytes += value.length;
        controller.enqueue(value);
      } catch (error) {
        end();
        controller.error(error);
      }
    },
    cancel: async (reason) => {
      end();
      await reader.cancel(reason);
    },
  });
  const { status, statusText, headers } = response;
  return new Response(counted, { status, statusText, headers });
}
