import type { ModelDescription } from '../src/encoders/models/ModelDescription';
import type { ModelFiles } from '../src/encoders/transformers/ModelFiles';
import { readStoredModelFile } from '../src/library/models/readStoredModelFile';
import type { EncoderStart } from '../src/protocol/encoders/EncoderApi';

/** The files of a model, from a folder of this site or from the browser's storage. */
export function encoderFiles(model: ModelDescription, place: EncoderStart['files']): ModelFiles {
  switch (place.kind) {
    case 'site':
      return (path) => fetchFile(new URL(path, place.folder), path);
    case 'stored':
      return async (path) => {
        const file = await readStoredModelFile(model, path);
        return file && new Response(file);
      };
  }
}

async function fetchFile(address: URL, path: string): Promise<Response | null> {
  const response = await fetch(address).catch((cause: unknown) => {
    throw new Error(`The model's file ${path} could not be fetched.`, { cause });
  });
  // Some hosts answer with their start page for what they do not have.
  const isPage = response.headers.get('Content-Type')?.startsWith('text/html') === true;
  if (response.status === 404 || isPage) return null;
  if (!response.ok) throw new Error(`The model's file ${path} could not be fetched (status ${response.status}).`);
  return response;
}
