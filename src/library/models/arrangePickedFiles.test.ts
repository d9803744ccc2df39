import { describe, expect, it } from 'vitest';
import { arrangePickedFiles } from './arrangePickedFiles';

const content = new Blob([]);

function arrange(...paths: string[]): { name: string; paths: string[] } {
  const { name, files } = arrangePickedFiles(paths.map((path) => ({ path, content })));
  return { name, paths: files.map(({ path }) => path) };
}

describe('arrangePickedFiles', () => {
  it('takes the picked folder as the model', () => {
    expect(arrange('gemma/config.json', 'gemma/onnx/model_q4.onnx', 'gemma/tokenizer.json')).toEqual({
      name: 'gemma',
      paths: ['config.json', 'onnx/model_q4.onnx', 'tokenizer.json'],
    });
  });

  it('finds the model in a folder of folders, the outermost of several', () => {
    expect(
      arrange('a/x/config.json', 'a/b/c/config.json', 'a/b/c/tokenizer.json', 'a/b/config.json', 'a/b/tokenizer.json'),
    ).toEqual({ name: 'b', paths: ['c/config.json', 'c/tokenizer.json', 'config.json', 'tokenizer.json'] });
  });

  it('puts the graphs of single files where they belong', () => {
    expect(
      arrange('config.json', 'tokenizer.json', 'model_q4.onnx', 'model_q4.onnx_data', 'model.onnx_data_1'),
    ).toEqual({
      name: 'model',
      paths: [
        'config.json',
        'tokenizer.json',
        'onnx/model_q4.onnx',
        'onnx/model_q4.onnx_data',
        'onnx/model.onnx_data_1',
      ],
    });
  });

  it.each([[[]], [['gemma/config.json']], [['gemma/tokenizer.json']], [['a/config.json', 'b/tokenizer.json']]])(
    'refuses %j, which is no model',
    (paths) => expect(() => arrange(...paths)).toThrow(expect.objectContaining({ name: 'ModelFolderError' })),
  );
});
