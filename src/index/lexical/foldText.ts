/** Letters that Unicode does not take apart, as people type them without a special keyboard. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  þ: 'th',
  ς: 'σ',
};
const plainLetter = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g');

/**
 * Latin, Greek and Cyrillic diacritics, Hebrew points and Arabic vowel marks. The marks of other scripts, such as Thai
 * vowels or the voicing of Japanese kana, make other words and stay.
 */
const optionalMark = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]/g;

const plain = /^[a-z0-9]*$/;

/** Text as words are compared: without case, optional diacritics and compatibility forms (`ﬁ`, `Ａ`, `²`). */
export function foldText(text: string): string {
  if (plain.test(text)) return text;
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(optionalMark, '')
    .toLowerCase()
    .normalize('NFC')
    .replace(plainLetter, (letter) => plainLetters[letter] ?? letter);
}
