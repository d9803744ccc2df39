import type { ModelFile } from '../../encoders/models/ModelDescription';
import { parseOnnxGraph } from '../../encoders/models/parseOnnxGraph';
import { reasonOf } from '../reasonOf';
import { hashBlob } from './hashBlob';

/** A file with its content. */
export interface NamedContent {
  readonly path: string;
  readonly content: Blob;
}

/**
 * What is wrong with a file's content, to be read after the file's name; null when it is as it was published, as far as
 * that is known.
 */
export async function findFault(
  file: ModelFile,
  content: Blob,
  { signal }: { readonly signal: AbortSignal },
): Promise<string | null> {
  if (file.bytes !== null && content.size !== file.bytes) {
    return `is ${content.size} bytes long instead of ${file.bytes}`;
  }
  if (file.sha256 === null) return await findFormatFault({ path: file.path, content });
  return (await hashBlob(content, { signal })) === file.sha256 ? null : 'is not the one that was published';
}

/** What is wrong with the form of a file of which no hash is known; null when it is as its name says. */
export async function findFormatFault({ path, content }: NamedContent): Promise<string | null> {
  if (content.size === 0) return 'is empty';
  if (/^\s*</.test(await content.slice(0, 64).text())) return 'is a web page';
  if (path.endsWith('.json')) return isJson(await content.text()) ? null : 'is not JSON, or cut short';
  if (path.endsWith('.onnx')) return await findGraphFault(content);
  return null;
}

/**
 * The files beside a graph that hold its weights, with the bytes each must have at least.
 *
 * @throws ModelFormatError when the graph is damaged.
 */
export async function externalBytesOf(graph: Blob): Promise<ReadonlyMap<string, number>> {
  return parseOnnxGraph(new Uint8Array(await graph.arrayBuffer())).externalBytes;
}

async function findGraphFault(content: Blob): Promise<string | null> {
  try {
    const { inputs, outputs } = parseOnnxGraph(new Uint8Array(await content.arrayBuffer()));
    const lacks = [
      ...['input_ids', 'attention_mask'].filter((name) => !inputs.includes(name)),
      ...['sentence_embedding'].filter((name) => !outputs.includes(name)),
    ];
    return lacks.length === 0 ? null : `is a graph without ${lacks.join(', ')}, which Inkling cannot use`;
  } catch (error) {
    return `is damaged: ${reasonOf(error)}`;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
