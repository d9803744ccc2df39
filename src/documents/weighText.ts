import { isWhiteSpace } from './whiteSpace';

/**
 * Text without spaces (addresses, tables of numbers, base64) and long words cost an encoder more tokens than their number
 * of words tells, so that many UTF-16 code units count as a word at least. With its space a word takes 6.2 of them in
 * English and 7.3 in German (measured on the STS benchmark's sentences).
 */
export const UNITS_PER_WORD = 6.5;

/**
 * Characters to a word in scripts that set no spaces, as `Intl.Segmenter` with ICU's dictionaries finds them (on short
 * samples: Chinese 1.9, Japanese 1.8, Thai 3.5). Asking it for every word would take 20 s for 50 MB of Chinese, and its
 * dictionaries differ from browser to browser.
 */
const CHINESE_WORD = 1.8;
const THAI_WORD = 3.5;

/** How far a stretch of text reaches. */
export interface Reach {
  /** One past the last code unit that was weighed. */
  readonly end: number;
  /** Words in it; see {@link weighText}. */
  readonly weight: number;
}

/**
 * The length of `text` from `start` to `end` in words: its words, or its code units over {@link UNITS_PER_WORD} where
 * that is more. Stops at the code unit that takes the weight above `most`.
 */
export function weighText(text: string, start: number, end: number, most: number = Infinity): Reach {
  const furthest = Math.min(end, start + Math.floor(most * UNITS_PER_WORD) + 1);
  let words = 0;
  let inWord = false;
  let offset = start;
  for (; offset < furthest && words <= most; offset++) {
    const code = text.charCodeAt(offset);
    if (code > 0x0dff) {
      const share = wordShare(code);
      if (share > 0) {
        words += share;
        inWord = false;
        continue;
      }
    }
    const isSpace = isWhiteSpace(code);
    if (!isSpace && !inWord) words++;
    inWord = !isSpace;
  }
  return { end: offset, weight: Math.max(words, (offset - start) / UNITS_PER_WORD) };
}

/** The part of a word that a character of a script without spaces stands for; 0 in other scripts. */
function wordShare(code: number): number {
  // Thai and Lao, Burmese, Khmer.
  if ((code >= 0x0e00 && code <= 0x0eff) || (code >= 0x1000 && code <= 0x109f) || (code >= 0x1780 && code <= 0x17ff)) {
    return 1 / THAI_WORD;
  }
  // Kana, Chinese characters with their extensions (the first halves of surrogate pairs), half-width Kana.
  const isChinese =
    code === 0x3005 ||
    (code >= 0x3040 && code <= 0x30ff) ||
    (code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0xd840 && code <= 0xd88f) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xff66 && code <= 0xff9f);
  return isChinese ? 1 / CHINESE_WORD : 0;
}
