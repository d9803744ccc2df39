/** The options of Hugging Face's BertNormalizer. */
export interface BertNormalization {
  /** Controls go, white space becomes a space. */
  readonly cleanText: boolean;
  /** Chinese characters become words of their own. */
  readonly spaceChinese: boolean;
  readonly lowercase: boolean;
  readonly stripAccents: boolean;
}

/** All of Cc except tab and line breaks, Cf, Co, Cs, and the replacement character. */
const CONTROLS = /[^\P{Cc}\t\n\r]|[\p{Cf}\p{Co}\p{Cs}\ufffd]/gu;

/** Of the ranges of BERT, those within the first plane: the JavaScript tokenizers look at UTF-16 code units. */
const CHINESE = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/g;

const NOT_ASCII = /[^\0-\x7f]/;

/** Normalises as the BertNormalizer of `@huggingface/tokenizers` does. */
export function normalizeAsBert(text: string, options: BertNormalization): string {
  let result = text;
  if (options.cleanText) result = result.replace(CONTROLS, '').replace(/\s/g, ' ');
  if (options.spaceChinese) result = result.replace(CHINESE, ' $& ');
  if (options.lowercase) result = result.toLowerCase();
  if (options.stripAccents && NOT_ASCII.test(result)) result = result.normalize('NFD').replace(/\p{Mn}/gu, '');
  return result;
}
