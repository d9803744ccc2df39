import { readFileSync } from 'node:fs';
import { Tokenizer } from '@huggingface/tokenizers';
import { describe, expect, it } from 'vitest';
import { loadReference } from '../encoders/reference';
import { readTokenizer } from '../encoders/tokenizers/readTokenizer';
import { askTeacher } from './askTeacher';
import { parseTeacherVectors } from './parseTeacherVectors';
import { ReferenceEncoder } from './ReferenceEncoder';
import { sifWeights } from './sifWeights';
import { tinyTokenizerJson } from './testing/tinyTokenizer';
import { countTokens, transposeBags } from './TokenBags';

const tiny = new URL('../encoders/golden/tiny-embeddinggemma/', import.meta.url);
const readJson = (name: string) => JSON.parse(readFileSync(new URL(name, tiny), 'utf8')) as object;

describe('askTeacher', () => {
  it('asks an EmbeddingGemma for passages and for tokens, each with its prompt', async () => {
    const tokenizer = new Tokenizer(readJson('tokenizer.json'), readJson('tokenizer_config.json'));
    const reference = loadReference(
      readJson('config.json'),
      new Uint8Array(readFileSync(new URL('model.safetensors', tiny))).buffer,
    );
    const encoder = new ReferenceEncoder(
      reference,
      {
        tokenize: (text) => tokenizer.encode(text, { add_special_tokens: false }).ids,
        specialTokens: { before: [2], after: [1], padding: 0 },
      },
      'tiny',
    );
    const student = readTokenizer(tinyTokenizerJson(['red', 'planet']));
    const texts = ['red planet red', 'x'.repeat(121)];
    const progress: number[] = [];
    const teacher = await askTeacher(encoder, texts, ['<unk>', '▁red', '▁planet'], countTokens(texts, student), 0, {
      onProgress: (done) => progress.push(done),
    });
    const expected = (prompt: string) => {
      const ids = tokenizer.encode(prompt, { add_special_tokens: false }).ids;
      return Float32Array.from(reference.encode([2, ...ids, 1]).embedding);
    };
    const { dimensions } = teacher;
    expect(teacher.prompts).toEqual(['query', 'document']);
    expect(teacher.passages.subarray(0, dimensions)).toEqual(expected('task: search result | query: red planet red'));
    expect(teacher.passages.subarray(dimensions)).toEqual(expected(`title: none | text: ${texts[1]!}`));
    expect(teacher.tokens.subarray(dimensions, 2 * dimensions)).toEqual(expected('task: search result | query: red'));
    expect([...Float64Array.from(teacher.counts)]).toEqual([1, 3, 2]);
    expect(progress).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('parseTeacherVectors', () => {
  it('multiplies each int8 row by its scale', () => {
    const file = new Uint8Array(2 * 4 + 2 * 3);
    new Float32Array(file.buffer, 0, 2).set([0.5, 2]);
    new Int8Array(file.buffer, 8).set([1, -2, 127, 4, 5, -128]);
    const { rows, dimensions } = parseTeacherVectors(file.buffer, 2);
    expect(dimensions).toBe(3);
    expect([...rows]).toEqual([0.5, -1, 63.5, 8, 10, -256]);
    expect(() => parseTeacherVectors(file.buffer, 3)).toThrow('does not hold 3 vectors');
  });
});

describe('sifWeights', () => {
  it('weighs frequent tokens less', () => {
    expect([...sifWeights([1, 3], 0.25)]).toEqual([0.5, 0.25]);
  });
});

describe('token bags', () => {
  const bags = countTokens(
    ['red nothing planet red', '', 'planet'],
    readTokenizer(tinyTokenizerJson(['red', 'planet'])),
  );

  it('count known tokens, by rising id', () => {
    expect([...bags.starts]).toEqual([0, 2, 2, 3]);
    expect([...bags.ids]).toEqual([1, 2, 2]);
    expect([...bags.counts]).toEqual([2, 1, 1]);
  });

  it('transpose', () => {
    const { starts, ids, counts } = transposeBags(bags, 3);
    expect([...starts]).toEqual([0, 0, 1, 3]);
    expect([...ids]).toEqual([0, 0, 2]);
    expect([...counts]).toEqual([2, 1, 1]);
  });
});
