/**
 * What a file of the app is for, in words for people.
 *
 * @param path relative to the folder of index.html.
 */
export function purposeOf(path: string): string {
  if (path.startsWith('models/')) return 'encoder that comes with the app';
  if (path.startsWith('starter/')) return 'starter';
  if (path.startsWith('packs/sample/')) return 'sample notes';
  if (path.startsWith('packs/')) return 'pack of documents';
  if (/\/ort-wasm-/.test(path)) return 'ONNX Runtime';
  if (path.endsWith('.bcmap')) return 'character maps of PDFs';
  return 'the app itself';
}
