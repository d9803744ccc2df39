import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseOnnxGraph } from './parseOnnxGraph';

const readFixture = (name: string): Promise<Buffer> =>
  readFile(new URL(`../golden/tiny-embeddinggemma/onnx/${name}`, import.meta.url));

describe('parseOnnxGraph', () => {
  it.each(['model', 'model_quantized', 'model_q4', 'model_no_gather_q4'])(
    'reads names of %s, and how long the file beside it has to be',
    async (name) => {
      const { inputs, outputs, externalBytes } = parseOnnxGraph(await readFixture(`${name}.onnx`));
      expect(inputs).toEqual(['input_ids', 'attention_mask']);
      expect(outputs).toEqual(['last_hidden_state', 'sentence_embedding']);
      const { length } = await readFixture(`${name}.onnx_data`);
      expect([...externalBytes.keys()]).toEqual([`${name}.onnx_data`]);
      expect(externalBytes.get(`${name}.onnx_data`)).toBeLessThanOrEqual(length);
      expect(externalBytes.get(`${name}.onnx_data`)).toBeGreaterThan(length * 0.99);
    },
  );

  it('notices a cut', async () => {
    const whole = await readFixture('model_q4.onnx');
    fc.assert(
      fc.property(fc.nat(whole.length - 20), (length) => {
        expect(() => parseOnnxGraph(whole.subarray(0, length))).toThrow(
          expect.objectContaining({ name: 'ModelFormatError' }),
        );
      }),
      { seed: 4 },
    );
    const beforeOperators = whole.subarray(0, 66_245);
    expect(() => parseOnnxGraph(beforeOperators)).toThrow('ends in the middle');
  });

  it('takes no other file for an ONNX file, and ends on any bytes', () => {
    expect(() => parseOnnxGraph(new TextEncoder().encode('<!doctype html><html></html>'))).toThrow('not an ONNX file');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          expect(parseOnnxGraph(bytes).inputs).toBeInstanceOf(Array);
        } catch (error) {
          expect(error).toMatchObject({ name: 'ModelFormatError' });
        }
      }),
      { seed: 5 },
    );
  });
});
