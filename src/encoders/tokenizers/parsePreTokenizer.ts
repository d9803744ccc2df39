import { ModelFormatError } from '../ModelFormatError';
import { arrayOf, flagOf, type JsonRecord, recordOf, shown, stringOf } from './jsonParts';

/** Metaspace: spaces become a mark, and a text gets one in front. */
export interface Metaspace {
  /** One UTF-16 code unit, mostly `▁`. */
  readonly mark: string;
  /** Whether the mark is put in front of a text that lacks it: always, of the first section only, or never. */
  readonly prepend: 'always' | 'first' | 'never';
}

/** How a normalised text becomes words. */
export interface PreTokenizer {
  /** Splits a text at its white space, which is dropped; null leaves it whole. */
  readonly words: ((text: string) => readonly string[]) | null;
  /** Then applied to each word. */
  readonly metaspace: Metaspace | null;
}

const PUNCTUATION = '\\p{P}\\u0021-\\u002F\\u003A-\\u0040\\u005B-\\u0060\\u007B-\\u007E';
const BERT_WORDS = new RegExp(`[^\\s${PUNCTUATION}]+|[${PUNCTUATION}]`, 'gu');

const splitters: Readonly<Record<string, (text: string) => readonly string[]>> = {
  BertPreTokenizer: (text) => text.match(BERT_WORDS) ?? [],
  // As in the JavaScript tokenizers, letters here are those of ASCII; in Rust they are all letters of Unicode.
  Whitespace: (text) => text.match(/\w+|[^\w\s]+/g) ?? [],
  WhitespaceSplit: (text) => text.match(/\S+/g) ?? [],
};

/**
 * Reads the `pre_tokenizer` of a Hugging Face `tokenizer.json`.
 *
 * @throws ModelFormatError naming the part that is not supported.
 */
export function parsePreTokenizer(json: unknown): PreTokenizer {
  const [first, second, ...more] = stepsOf(json);
  if (!first || more.length > 0) {
    throw new ModelFormatError('The tokenizer does not split text into words in one or two steps.');
  }
  if (first['type'] === 'Metaspace' && !second) return { words: null, metaspace: parseMetaspace(first) };
  const words = splitters[Object.hasOwn(splitters, String(first['type'])) ? String(first['type']) : ''];
  if (!words) throw new ModelFormatError(`The tokenizer's pre_tokenizer ${shown(first['type'])} is not supported.`);
  if (!second) return { words, metaspace: null };
  if (second['type'] !== 'Metaspace') {
    throw new ModelFormatError(`The pre_tokenizer ${shown(second['type'])} after another is not supported.`);
  }
  const metaspace = parseMetaspace(second);
  if (metaspace.prepend !== 'always') {
    throw new ModelFormatError(`A Metaspace that prepends "${metaspace.prepend}" after another is not supported.`);
  }
  return { words, metaspace };
}

/** The words of one section of a text. */
export function preTokenize(pre: PreTokenizer, text: string, sectionIndex: number): readonly string[] {
  const words = pre.words ? pre.words(text) : [text];
  const { metaspace } = pre;
  return metaspace ? words.map((word) => markSpaces(metaspace, word, sectionIndex)) : words;
}

function markSpaces({ mark, prepend }: Metaspace, word: string, sectionIndex: number): string {
  const marked = word.replaceAll(' ', mark);
  const lacksMark = !marked.startsWith(mark);
  return lacksMark && (prepend === 'always' || (prepend === 'first' && sectionIndex === 0)) ? mark + marked : marked;
}

function stepsOf(json: unknown): readonly JsonRecord[] {
  if (json === null || json === undefined) return [];
  const pre = recordOf(json, 'The pre_tokenizer');
  if (pre['type'] !== 'Sequence') return [pre];
  return arrayOf(pre['pretokenizers'], 'The list of pre_tokenizers').map((step) => recordOf(step, 'A pre_tokenizer'));
}

function parseMetaspace(json: JsonRecord): Metaspace {
  const mark = stringOf(json['replacement'] ?? '▁', 'The replacement of the Metaspace');
  const prepend = json['prepend_scheme'] ?? 'always';
  if (prepend !== 'always' && prepend !== 'first' && prepend !== 'never') {
    throw new ModelFormatError(`The prepend_scheme ${shown(prepend)} of the Metaspace is unknown.`);
  }
  const legacy = flagOf(json['add_prefix_space'], 'add_prefix_space of the Metaspace', true);
  if (mark.length !== 1 || mark === ' ' || !legacy || (json['str_rep'] ?? mark) !== mark) {
    throw new ModelFormatError(`The Metaspace ${shown(json)} is not supported.`);
  }
  return { mark, prepend };
}
