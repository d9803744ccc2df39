import type { StaticModelFiles } from '../src/encoders/parseStaticModel';

/**
 * Fetches the files of a static model from a folder of this site.
 *
 * @throws an error naming the file that could not be had.
 */
export async function fetchStaticModel(
  folder: URL,
  onProgress: (loadedBytes: number, totalBytes: number) => void,
): Promise<StaticModelFiles> {
  const [config, tokenizer, weights] = await Promise.all([
    fetchFile(folder, 'config.json').then((response) => response.json() as Promise<unknown>),
    fetchFile(folder, 'tokenizer.json').then((response) => response.json() as Promise<unknown>),
    fetchFile(folder, 'model.safetensors').then((response) => readBytes(response, onProgress)),
  ]);
  return { config, tokenizer, weights };
}

async function fetchFile(folder: URL, name: string): Promise<Response> {
  const response = await fetch(new URL(name, folder)).catch((cause: unknown) => {
    throw new Error(`The file ${name} could not be fetched.`, { cause });
  });
  if (!response.ok) throw new Error(`The file ${name} could not be fetched (status ${response.status}).`);
  return response;
}

async function readBytes(
  response: Response,
  onProgress: (loadedBytes: number, totalBytes: number) => void,
): Promise<ArrayBuffer> {
  const total = Number(response.headers.get('Content-Length') ?? 0);
  let loaded = 0;
  const counted = response.body?.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform: (part, controller) => {
        loaded += part.length;
        onProgress(loaded, total);
        controller.enqueue(part);
      },
    }),
  );
  return await new Response(counted ?? null).arrayBuffer();
}
