import { ModelFormatError } from '../ModelFormatError';

/** What an ONNX file says of itself: just enough to see that it is whole and keeps the contract. */
export interface OnnxGraph {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** The files beside it that hold its weights, and how many bytes each must have at least. */
  readonly externalBytes: ReadonlyMap<string, number>;
}

/** Field numbers of onnx.proto (ONNX 1.16), as far as they are read here. */
const MODEL_GRAPH = 7;
const MODEL_OPERATORS = 8;
const GRAPH_INITIALIZER = 5;
const GRAPH_INPUT = 11;
const GRAPH_OUTPUT = 12;
const VALUE_NAME = 1;
const TENSOR_EXTERNAL = 13;
const ENTRY_KEY = 1;
const ENTRY_VALUE = 2;

/**
 * Reads names and external files out of an ONNX file.
 *
 * @throws ModelFormatError when the file is cut short or is no ONNX file.
 */
export function parseOnnxGraph(bytes: Uint8Array): OnnxGraph {
  const fields = fieldsOf(bytes);
  const graph = fields.find(({ field }) => field === MODEL_GRAPH);
  if (graph === undefined) throw new ModelFormatError('It holds no ONNX graph.');
  // The versions of the operators come last in most files.
  if (fields.every(({ field }) => field !== MODEL_OPERATORS)) throw cutShort();
  const inputs: string[] = [];
  const outputs: string[] = [];
  const externalBytes = new Map<string, number>();
  for (const { field, content } of fieldsOf(graph.content)) {
    if (field === GRAPH_INPUT) inputs.push(textOf(content, VALUE_NAME));
    if (field === GRAPH_OUTPUT) outputs.push(textOf(content, VALUE_NAME));
    if (field === GRAPH_INITIALIZER) addExternal(externalBytes, content);
  }
  return { inputs, outputs, externalBytes };
}

function addExternal(externalBytes: Map<string, number>, tensor: Uint8Array): void {
  const entries = fieldsOf(tensor)
    .filter(({ field }) => field === TENSOR_EXTERNAL)
    .map(({ content }) => [textOf(content, ENTRY_KEY), textOf(content, ENTRY_VALUE)] as const);
  if (entries.length === 0) return;
  const { location = '', offset = '0', length = '0' } = Object.fromEntries(entries);
  const end = Number(offset) + Number(length);
  externalBytes.set(location, Math.max(end, externalBytes.get(location) ?? 0));
}

function textOf(message: Uint8Array, wanted: number): string {
  const found = fieldsOf(message).find(({ field }) => field === wanted);
  return found === undefined ? '' : new TextDecoder().decode(found.content);
}

/** A field of a Protocol Buffers message; `content` is empty for numbers. */
interface Field {
  readonly field: number;
  readonly content: Uint8Array;
}

const nothing = new Uint8Array();

/** The fields of a message, in order (protobuf.dev/programming-guides/encoding). */
function fieldsOf(message: Uint8Array): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const readVarint = (): number => {
    let value = 0;
    for (let scale = 1; at < message.length; scale *= 128) {
      const byte = message[at++]!;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
    throw cutShort();
  };
  while (at < message.length) {
    const tag = readVarint();
    const field = Math.floor(tag / 8);
    const kind = tag % 8;
    if (kind === 0) readVarint();
    else if (kind === 1) at += 8;
    else if (kind === 5) at += 4;
    else if (kind !== 2 || field === 0) throw new ModelFormatError('It is not an ONNX file.');
    const length = kind === 2 ? readVarint() : 0;
    const content = kind === 2 ? message.subarray(at, at + length) : nothing;
    at += length;
    if (at > message.length) throw cutShort();
    fields.push({ field, content });
  }
  return fields;
}

function cutShort(): ModelFormatError {
  return new ModelFormatError('It ends in the middle.');
}
