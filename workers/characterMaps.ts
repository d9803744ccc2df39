const addresses = import.meta.glob<string>('../node_modules/pdfjs-dist/cmaps/*.bcmap', {
  query: '?url',
  import: 'default',
  eager: true,
});

const addressByName = new Map(
  Object.entries(addresses).map(([path, address]) => [path.slice(path.lastIndexOf('/') + 1), address]),
);

/** Fetches a character map for PDFs from this site, by the name of its file. */
export async function loadCharacterMap(name: string): Promise<Uint8Array> {
  const address = addressByName.get(name);
  if (address === undefined) throw new Error(`There is no character map ${name}.`);
  const response = await fetch(new URL(address, import.meta.url));
  if (!response.ok) throw new Error(`The character map ${name} could not be loaded (${response.status}).`);
  return new Uint8Array(await response.arrayBuffer());
}
