/**
 * Gives Node what the engine and its readers take for granted, as far as they use it: an IndexedDB in memory; the
 * matrices that pdf.js makes when it is loaded, and needs only to draw; and `Promise.withResolvers`, which came with
 * Node 22.
 */
export async function fillInNode() {
  await import('fake-indexeddb/auto');
  const filled = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (globalThis));
  filled['DOMMatrix'] ??= function DOMMatrix() {};
  filled['Path2D'] ??= function Path2D() {};
  filled['ImageData'] ??= function ImageData() {};
  if (!('withResolvers' in Promise)) Object.defineProperty(Promise, 'withResolvers', { value: withResolvers });
}

function withResolvers() {
  /** @type {(value: unknown) => void} */
  let resolve = () => undefined;
  /** @type {(reason: unknown) => void} */
  let reject = () => undefined;
  const promise = new Promise((fulfil, refuse) => {
    resolve = fulfil;
    reject = refuse;
  });
  return { promise, resolve, reject };
}
