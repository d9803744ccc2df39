import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import lightGolden from '../golden/multilingual-e5-small-light.json';
import { frameTokens } from '../frameTokens';
import { ModelFormatError } from '../ModelFormatError';
import { parseTokenizer, type Tokenizer } from './parseTokenizer';
import { folderOf, tinyFolder } from './testing/encoderWorkers';
import { readJson, readTinyGolden } from './testing/readGolden';

const lightFolder = folderOf('/models/multilingual-e5-small-light/');
const tinyGolden = await readTinyGolden();

interface TokenizerJson {
  readonly added_tokens: readonly { readonly id: number; readonly content: string; readonly special: boolean }[];
}

describe.each([
  { name: 'EmbeddingGemma (BPE)', folder: tinyFolder, unknown: 3 },
  { name: 'the light encoder (Unigram)', folder: lightFolder, unknown: 3 },
])('the tokenizer of $name', ({ folder, unknown }) => {
  let json: TokenizerJson;
  let tokenizer: Tokenizer;

  beforeAll(async () => {
    json = (await readJson(folder, 'tokenizer.json')) as TokenizerJson;
    tokenizer = parseTokenizer(json, await readJson(folder, 'tokenizer_config.json'));
  });

  it('never makes a special token of what a person types', () => {
    const special = json.added_tokens.filter((token) => token.special);
    expect(special.length).toBeGreaterThan(3);
    // A character that is not in the vocabulary is unknown, and only that.
    const ids = new Set(special.map(({ id }) => id).filter((id) => id !== unknown));
    const anyText = fc
      .array(fc.oneof(fc.constantFrom(...special.map(({ content }) => content)), fc.string({ maxLength: 5 })))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(anyText, (text) => {
        for (const id of tokenizer.tokenize(text)) expect(ids.has(id), text).toBe(false);
      }),
      { seed: 1, numRuns: 300 },
    );
    for (const { content } of special) {
      expect(tokenizer.tokenize(content)).not.toEqual([]);
      expect(tokenizer.tokenize(`a ${content} b`)).not.toEqual(tokenizer.tokenize('a  b'));
    }
  });
});

describe('the golden ids', () => {
  it.each(tinyGolden.cases)('come out of EmbeddingGemma’s tokenizer for $name', async ({ texts, input_ids: ids }) => {
    const tokenizer = await tinyTokenizer();
    expect(texts.map((text) => framed(tokenizer, text, Infinity))).toEqual(ids);
  });

  it('come out for a truncated text, with its <eos>', async () => {
    const { text, max_length: maxTokens, input_ids: ids } = tinyGolden.truncation;
    expect(framed(await tinyTokenizer(), text, maxTokens)).toEqual(ids);
    expect(ids.at(-1)).toBe(1);
  });

  it('come out of the light encoder’s tokenizer', async () => {
    const tokenizer = parseTokenizer(
      await readJson(lightFolder, 'tokenizer.json'),
      await readJson(lightFolder, 'tokenizer_config.json'),
    );
    expect(lightGolden.texts.map((text) => framed(tokenizer, text, Infinity))).toEqual(lightGolden.input_ids);
  });
});

describe('parseTokenizer', () => {
  it.each([
    ['has no template', { post_processor: null }],
    ['has no template', { post_processor: { type: 'ByteLevel' } }],
    ['does not describe a tokenizer', { model: { type: 'Riddle' } }],
    ['does not describe a tokenizer', { model: undefined }],
  ])('refuses a tokenizer.json that %s', async (message, change) => {
    const json = { ...(await readJson(tinyFolder, 'tokenizer.json')), ...change };
    const parse = () => parseTokenizer(json, {});
    expect(parse).toThrow(ModelFormatError);
    expect(parse).toThrow(message);
  });

  it('refuses a vocabulary that makes special tokens of a text', async () => {
    const json = (await readJson(tinyFolder, 'tokenizer.json')) as { model: { merges: unknown[] } };
    const { model } = json;
    const merges = [['<', 'b'], ['<b', 'o'], ['<bo', 's'], ['<bos', '>'], ...model.merges];
    expect(() => parseTokenizer({ ...json, model: { ...model, merges } }, {})).toThrow('a text with "<bos>" in it');
  });
});

async function tinyTokenizer(): Promise<Tokenizer> {
  return parseTokenizer(
    await readJson(tinyFolder, 'tokenizer.json'),
    await readJson(tinyFolder, 'tokenizer_config.json'),
  );
}

function framed(tokenizer: Tokenizer, text: string, maxTokens: number): readonly number[] {
  return frameTokens(tokenizer.tokenize(text), { ...tokenizer, padding: 0 }, maxTokens).ids;
}
