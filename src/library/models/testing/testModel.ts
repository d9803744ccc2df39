import { inject } from 'vitest';
import type { ModelDescription, ModelFile } from '../../../encoders/models/ModelDescription';
import { models } from '../../../encoders/models/models';
import { seededBytes } from './seededBytes';
import { smallGraph } from './smallGraph';
import type { Answer, SeenRequest, ServedContent, ServedFile } from './ServedFile';

/** A model of meaningless bytes in a repository of the test server. */
export interface TestModel {
  readonly model: ModelDescription;
  /** What the repository holds, by path. */
  readonly contents: Readonly<Record<string, ServedContent>>;
}

const shared = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];

const contents: Readonly<Record<string, ServedContent>> = {
  'config.json': { text: '{ "model_type": "gemma3_text" }' },
  'tokenizer.json': { text: `{ "words": "${'word '.repeat(2000)}" }` },
  'tokenizer_config.json': { text: '{}' },
  'onnx/model_q4.onnx': { text: smallGraph('four') },
  'onnx/model_q4.onnx_data': { seed: 2, bytes: 200_000 },
  'onnx/model_quantized.onnx': { text: smallGraph('eight') },
};

/** Makes a model that no other test has. `isKnown`: whether sizes and hashes of its files are known in advance. */
export async function testModel({ isKnown = true, id = `test-${crypto.randomUUID()}` } = {}): Promise<TestModel> {
  const fileAt = async (path: string): Promise<ModelFile> => {
    const bytes = bytesOf(contents[path]!);
    return isKnown ? { path, bytes: bytes.length, sha256: await sha256Of(bytes) } : { path, bytes: null, sha256: null };
  };
  const filesAt = (paths: readonly string[]): Promise<ModelFile[]> => Promise.all(paths.map(fileAt));
  const model: ModelDescription = {
    ...models[0]!,
    id,
    name: 'Test model',
    repository: `tests/${id}`,
    files: await filesAt(shared),
    variants: [
      { dtype: 'q4', aboutBytes: 213_000, files: await filesAt(['onnx/model_q4.onnx', 'onnx/model_q4.onnx_data']) },
      { dtype: 'q8', aboutBytes: 80_000, files: await filesAt(['onnx/model_quantized.onnx']) },
    ],
  };
  return { model, contents };
}

/** Lets the test server serve a model, its files with these answers. */
export async function serve(
  { model, contents: held }: TestModel,
  answers: Readonly<Record<string, readonly Answer[]>> = {},
): Promise<void> {
  const files = Object.entries(held).map(([path, content]): [string, ServedFile] => [
    path,
    { content, answers: answers[path] ?? [] },
  ]);
  await fetch(controlOf(model), { method: 'PUT', body: JSON.stringify(Object.fromEntries(files)) });
}

/** What the test server was asked for a model so far. */
export async function requestsFor({ model }: TestModel): Promise<readonly SeenRequest[]> {
  return (await (await fetch(controlOf(model))).json()) as readonly SeenRequest[];
}

/** The `Range` header of every request for a file so far. */
export async function rangesOf(test: TestModel, path: string): Promise<readonly (string | null)[]> {
  return (await requestsFor(test)).filter((request) => request.path === path).map(({ range }) => range);
}

/** The bytes that a model's file should have. */
export function bytesOf(content: ServedContent): Uint8Array<ArrayBuffer> {
  return 'text' in content ? new TextEncoder().encode(content.text) : seededBytes(content.seed, content.bytes);
}

async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function controlOf({ repository }: ModelDescription): string {
  return `${inject('modelServer')}/test/${repository}`;
}
