import { ModelFormatError } from '../ModelFormatError';
import { normalizeAsBert } from './normalizeAsBert';
import { arrayOf, flagOf, type JsonRecord, recordOf, shown, stringOf } from './jsonParts';

/** One step of the normalisation of a text. */
export interface NormalizerStep {
  readonly apply: (text: string) => string;
  /**
   * What the step does across blanks: `local` steps do not look past a space, tab or line break and leave it there as
   * white space; `collapse` makes one space of every run of white space; `strip` cuts white space off the text's end.
   */
  readonly reach: 'local' | 'collapse' | 'strip' | 'whole';
  /** What it does to a text of visible ASCII characters alone: nothing, lower-case them, or something else. */
  readonly ofAscii: 'same' | 'lowercase' | 'other';
}

/** Sequences within sequences; real tokenizers have one. */
const DEEPEST_SEQUENCE = 8;

/**
 * The steps of a `normalizer` of a Hugging Face `tokenizer.json`, in order.
 *
 * @throws ModelFormatError naming the part that is not supported.
 */
export function parseNormalizer(json: unknown, depth = 0): readonly NormalizerStep[] {
  if (json === null || json === undefined) return [];
  if (depth > DEEPEST_SEQUENCE) throw new ModelFormatError("The tokenizer's normalizers are nested too deeply.");
  const normalizer = recordOf(json, 'The normalizer');
  switch (normalizer['type']) {
    case 'Sequence':
      return arrayOf(normalizer['normalizers'], 'The list of normalizers').flatMap((each) =>
        parseNormalizer(each, depth + 1),
      );
    case 'NFC':
    case 'NFD':
    case 'NFKC':
    case 'NFKD': {
      const form = normalizer['type'];
      return [{ apply: (text) => text.normalize(form), reach: 'local', ofAscii: 'same' }];
    }
    case 'Lowercase':
      return [{ apply: (text) => text.toLowerCase(), reach: 'local', ofAscii: 'lowercase' }];
    case 'StripAccents':
      return [{ apply: (text) => text.replace(/\p{M}/gu, ''), reach: 'local', ofAscii: 'same' }];
    case 'BertNormalizer':
      return [parseBertNormalizer(normalizer)];
    case 'Strip':
      return [parseStrip(normalizer)];
    case 'Replace':
      return [parseReplace(normalizer)];
    default:
      throw new ModelFormatError(`The tokenizer's normalizer ${shown(normalizer['type'])} is not supported.`);
  }
}

function parseBertNormalizer(json: JsonRecord): NormalizerStep {
  const lowercase = flagOf(json['lowercase'], 'lowercase of the BertNormalizer', false);
  const options = {
    cleanText: flagOf(json['clean_text'], 'clean_text of the BertNormalizer', false),
    spaceChinese: flagOf(json['handle_chinese_chars'], 'handle_chinese_chars of the BertNormalizer', false),
    stripAccents: flagOf(json['strip_accents'], 'strip_accents of the BertNormalizer', lowercase),
    lowercase,
  };
  return { apply: (text) => normalizeAsBert(text, options), reach: 'local', ofAscii: lowercase ? 'lowercase' : 'same' };
}

function parseStrip(json: JsonRecord): NormalizerStep {
  const left = flagOf(json['strip_left'], 'strip_left of the Strip', false);
  const right = flagOf(json['strip_right'], 'strip_right of the Strip', false);
  return {
    apply: (text) => {
      const started = left ? text.trimStart() : text;
      return right ? started.trimEnd() : started;
    },
    reach: right ? 'strip' : 'whole',
    ofAscii: 'same',
  };
}

/** The regular expressions of Replace that static models use; Oniguruma's `\s` is the Unicode property. */
const knownPatterns: Readonly<Record<string, RegExp>> = {
  '\\s+': /\p{White_Space}+/gu,
  '\\s{2,}': /\p{White_Space}{2,}/gu,
  ' +': / +/gu,
  ' {2,}': / {2,}/gu,
};

function parseReplace(json: JsonRecord): NormalizerStep {
  const { String: literal, Regex: expression } = recordOf(json['pattern'], 'The pattern of the Replace');
  const content = json['content'] === '' ? '' : stringOf(json['content'], 'The content of the Replace');
  // JavaScript would read these as references to the match, and Rust would not.
  if (/\$[$&`'<\d]/.test(content)) throw new ModelFormatError(`The Replace puts ${shown(content)}, with a reference.`);
  if (expression === undefined) {
    const wanted = stringOf(literal, 'The pattern of the Replace');
    const pattern = new RegExp(wanted.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'), 'gu');
    const reach = /[ \t\n\r]/.test(wanted) ? 'whole' : 'local';
    return { apply: (text) => text.replace(pattern, content), reach, ofAscii: 'other' };
  }
  const pattern = typeof expression === 'string' && Object.hasOwn(knownPatterns, expression) ? expression : null;
  if (pattern === null) {
    throw new ModelFormatError(`The tokenizer replaces the regular expression ${shown(expression)}: not supported.`);
  }
  return {
    apply: (text) => text.replace(knownPatterns[pattern]!, content),
    reach: pattern === '\\s+' && content === ' ' ? 'collapse' : 'whole',
    ofAscii: 'same',
  };
}
