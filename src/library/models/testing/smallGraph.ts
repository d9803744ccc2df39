/**
 * The smallest ONNX file with the inputs and outputs of the contract, and a name of its own. All of its bytes are below
 * 128, so that it can be written as text.
 */
export function smallGraph(name: string, outputs: readonly string[] = ['sentence_embedding']): string {
  const graph = [
    field(2, name),
    ...['input_ids', 'attention_mask'].map((input) => field(11, field(1, input))),
    ...outputs.map((output) => field(12, field(1, output))),
  ].join('');
  return `${field(2, 'tests')}${field(7, graph)}${field(8, field(1, ''))}`;
}

/** A field of a Protocol Buffers message that holds text or a message, shorter than 128 bytes. */
function field(number: number, content: string): string {
  return String.fromCharCode(number * 8 + 2, content.length) + content;
}
