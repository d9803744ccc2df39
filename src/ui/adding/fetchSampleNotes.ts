import type { IncomingFile } from '../../protocol/EngineApi';
import type { GatheredFiles } from './GatheredFiles';

/** The list of sample notes that comes with the page. */
interface SampleIndex {
  readonly files: readonly { readonly path: string; readonly modified: string }[];
}

const fetchedTogether = 8;

async function fetchSample(path: string, signal: AbortSignal): Promise<Response> {
  // Not `encodeURIComponent`: servers that decode a path by `decodeURI` would not find a name with a comma.
  const address = encodeURI(path).replaceAll('?', '%3F').replaceAll('#', '%23');
  const response = await fetch(`${import.meta.env.BASE_URL}sample/${address}`, { signal });
  if (!response.ok) throw new Error(`“${path}” could not be loaded (${response.status}).`);
  return response;
}

/** Fetches the sample notes from where the page itself comes from. */
export async function fetchSampleNotes(onFound: (files: number) => void, signal: AbortSignal): Promise<GatheredFiles> {
  const index = (await (await fetchSample('index.json', signal)).json()) as SampleIndex;
  const files: IncomingFile[] = [];
  const waiting = index.files.values();
  const fetchSome = async () => {
    for (const { path, modified } of waiting) {
      const content = await (await fetchSample(path, signal)).blob();
      files.push({ path, content, modified: Date.parse(modified) });
      onFound(files.length);
    }
  };
  await Promise.all(Array.from({ length: fetchedTogether }, fetchSome));
  return { files, unreadable: [], ignoredFolders: 0 };
}
