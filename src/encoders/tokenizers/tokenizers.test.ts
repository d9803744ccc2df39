import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { Tokenizer as Reference } from '@huggingface/tokenizers';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import golden from '../golden/starter.json';
import { FastTokenizer } from './FastTokenizer';
import { parseTokenizer } from './parseTokenizer';
import { PlainTokenizer } from './PlainTokenizer';
import { plainModelOf } from './testing/plainModelOf';
import { readSampleNotes, starterTokenizer, unigramTokenizers, wordPieceTokenizers } from './testing/tokenizerFixtures';
import { TokenIds } from './TokenIds';
import { encodeText } from './Tokenizer';

const kinds = { Unigram: unigramTokenizers, WordPiece: wordPieceTokenizers };
const notes = readSampleNotes();

/** Whether this is the long campaign, which compares more. */
const isLong = process.env['INKLING_LONG'] === '1';
/** Texts made for each tokenizer. */
const NUM_RUNS = isLong ? 300 : 60;
/** Of so many notes, the plain tokenizers split one: each takes as long as the fast one takes for ten. */
const PLAIN_EVERY = isLong ? 1 : 4;

/** Texts that tokenizers differ on: marks, blanks of all kinds, surrogates, controls, changing lengths. */
const tricky =
  '▁| |  |\t|\n|\r|\v|\f|\u0085|\u00a0|\u3000|\ufeff|\u200d|\ufffd|\0|\u001c|\u0301|\u0344|İ|Σ|ß|ﬁ|Å|℡|가|ᄀ|ᅡ|ᆨ|中|㐀|豈' +
  '|𠀀|😀|\ud83d|\ude00|,|"|[|$|---|====|##|##a|[PAD]|[PADDED]|[UNK]|<unk>|<s>|New York|new|a|the|aaaa|ü|u\u0308|Ω';
const trickyText = fc.array(fc.constantFrom(...tricky.split('|')), { maxLength: 12 }).map((parts) => parts.join(''));
const codeUnits = fc.array(fc.nat(0xffff), { maxLength: 8 }).map((units) => String.fromCharCode(...units));
const anyText = fc.oneof(
  trickyText,
  codeUnits,
  fc.array(fc.string({ unit: 'binary' }), { maxLength: 6 }).map((parts) => parts.join(' ')),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(...notes.map(({ text }) => text)).map((text) => text.slice(0, 80)),
      { maxLength: 2 },
    )
    .map((parts) => parts.join('\n')),
);

const contenders = {
  PlainTokenizer: (json: object) => {
    const parts = parseTokenizer(json);
    return new PlainTokenizer(parts, plainModelOf(parts));
  },
  FastTokenizer: (json: object) => new FastTokenizer(parseTokenizer(json)),
};

/** Ids by a tokenizer of ours and by the reference. */
function compared(json: object, make: (typeof contenders)['FastTokenizer' | 'PlainTokenizer']) {
  const reference = new Reference(json, {});
  const tokenizer = make(json);
  const ids = new TokenIds();
  return {
    ours: (text: string) => encodeText(tokenizer, text, ids),
    theirs: (text: string) => reference.encode(text, { add_special_tokens: false }).ids,
  };
}

describe.each(Object.entries(kinds))('tokenizers of %s', (_, tokenizers) => {
  it.each(Object.entries(tokenizers))('give the ids of @huggingface/tokenizers %s', (__, json) => {
    const plain = compared(json, contenders.PlainTokenizer);
    const { ours, theirs } = compared(json, contenders.FastTokenizer);
    for (const [index, { text }] of notes.entries()) {
      const ids = theirs(text);
      expect(ours(text)).toEqual(ids);
      if (index % PLAIN_EVERY === 0) expect(plain.ours(text), 'PlainTokenizer').toEqual(ids);
    }
    fc.assert(
      fc.property(anyText, (text) => {
        const ids = theirs(text);
        expect(ours(text)).toEqual(ids);
        expect(plain.ours(text), 'PlainTokenizer').toEqual(ids);
      }),
      { seed: 4, numRuns: NUM_RUNS },
    );
  });
});

describe('an unknown character of two code units', () => {
  const vocab = [
    ['<unk>', 0],
    ['▁', -1],
    ['😀a', -12],
    ['ab', -11],
  ];
  const json = { ...starterTokenizer, model: { type: 'Unigram', unk_id: 0, byte_fallback: false, vocab } };

  it.each(Object.entries(contenders))('costs no more than one of one: %s', (_, make) => {
    const { ours, theirs } = compared(json, make);
    // Either the first character is unknown, or the last one.
    for (const text of ['😀ab', 'x😀ab😀', '😀a', '😀b']) expect(ours(text)).toEqual(theirs(text));
    expect(ours('😀ab')).toEqual([1, 0, 3]);
  });
});

describe('long pieces and words', () => {
  const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
  // The longer, the likelier: so there is one best split.
  const long = [15, 16, 17, 18, 36].map((length) => letters.slice(0, length));
  const others = ['<unk>', '▁', ...Array.from(letters), 'é', '😀', '\0', 'b\0c', '😀ab', `é${letters}`];
  const vocab = [...long, ...others, 'a'].map((piece) => [piece, piece === '<unk>' ? 0 : -5 - 1 / piece.length]);
  const unk_id = long.length;
  const json = { ...starterTokenizer, model: { type: 'Unigram', unk_id, byte_fallback: false, vocab } };
  const run = fc.oneof(
    fc.nat(36).map((length) => letters.slice(0, length)),
    fc.constantFrom('b\0c', '\0', '😀ab', '😀', '\ud83d', 'é', 'e\u0301', 'ﬁ', '漢', letters.repeat(3)),
  );
  const word = fc.array(run, { maxLength: 8 }).map((runs) => runs.join(''));

  it.each(Object.entries(contenders))('are split as by @huggingface/tokenizers: %s', (_, make) => {
    const { ours, theirs } = compared(json, make);
    fc.assert(
      fc.property(fc.array(word, { maxLength: 4 }), (words) => {
        const text = words.join(' ');
        expect(ours(text)).toEqual(theirs(text));
      }),
      { seed: 11, numRuns: 150 },
    );
  });

  it('have room, however long they are', () => {
    const { ours, theirs } = compared(json, contenders.FastTokenizer);
    // As it is, and one that has to be normalised as a whole, and one that becomes longer by that.
    const most = letters.repeat(150);
    for (const part of [most, `${most}e\u0301`, '\ufb01'.repeat(5000), '\ufdfa'.repeat(600)]) {
      const text = `a b ${part} ba ${part}`;
      expect(ours(text)).toEqual(theirs(text));
    }
  });
});

describe('without WebAssembly', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('the tokenizer of the starter gives the same ids', () => {
    vi.stubGlobal('WebAssembly', undefined);
    const { ours, theirs } = compared(unigramTokenizers['like the starter']!, contenders.FastTokenizer);
    for (const { text } of notes) expect(ours(text)).toEqual(theirs(text));
    for (const text of tricky.split('|')) expect(ours(`a${text}b ${text}`)).toEqual(theirs(`a${text}b ${text}`));
  });
});

describe('the tokenizer of the starter', () => {
  const { ours, theirs } = compared(starterTokenizer, contenders.FastTokenizer);

  it.each(golden.cases)('gives the ids of @huggingface/tokenizers for $text', ({ text }) => {
    expect(ours(text)).toEqual(theirs(text));
  });

  it('gives the same ids again, whatever came before', () => {
    const before = notes.map(({ text }) => ours(text));
    // More different words than the cache holds, several times; each comes twice in the second round.
    for (let word = 0; word < 700_000; word += 100) {
      const text = Array.from({ length: 100 }, (_, index) => `word${word + index}`).join(' ');
      ours(word > 300_000 && word < 600_000 ? `${text} ${text}` : text);
    }
    expect(notes.map(({ text }) => ours(text))).toEqual(before);
    expect(ours('word77 word450077 word699977')).toEqual(theirs('word77 word450077 word699977'));
  });

  it('ends a Greek word in capitals with the final sigma that Greek writes, unlike the Python package', () => {
    expect(ours('ΟΔΟΣ')).toEqual(ours('οδος'));
  });
});

/** Of so many stretches of text one is compared. */
const EVERY = isLong ? 1 : 50;

/** Texts that are not part of the project. */
const shared = fileURLToPath(new URL('../../../../shared/', import.meta.url));

describe.skipIf(!existsSync(join(shared, 'corpora')))('on the corpora beside the project', () => {
  const { ours, theirs } = compared(starterTokenizer, contenders.FastTokenizer);

  it.each(['corpora', 'eval'])('gives the ids of @huggingface/tokenizers for %s', (folder) => {
    const files = readdirSync(join(shared, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => join(shared, folder, name))
      .filter((path) => statSync(path).isFile());
    for (const file of files) {
      const lines = readFileSync(file, 'utf8').split('\n');
      for (let line = 0; line < lines.length; line += 20 * EVERY) {
        const text = lines.slice(line, line + 20).join('\n');
        expect(ours(text), file).toEqual(theirs(text));
      }
    }
  });

  it("gives the ids of @huggingface/tokenizers for the teacher's passages", () => {
    const lines = gunzipSync(readFileSync(join(shared, 'teacher', 'passages.jsonl.gz')))
      .toString()
      .trim()
      .split('\n');
    for (let line = 0; line < lines.length; line += 16 * EVERY) {
      const { text } = JSON.parse(lines[line]!) as { text: string };
      expect(ours(text)).toEqual(theirs(text));
    }
  });
});
