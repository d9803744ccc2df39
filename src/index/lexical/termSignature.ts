import { countBits } from '../countBits';

/** The length of a term stands above these bits. */
export const LETTER_BITS = 26;
const LONGEST = 63;

/**
 * Which letters a term holds (26 bits, the code point modulo 26) and how many code points, at most 63 (6 bits): with one
 * typing error, a term loses at most one letter and gains at most one. Signed, because V8 compares whole numbers of 32 bits faster so.
 */
export function termSignature(term: string): number {
  let letters = 0;
  let length = 0;
  for (let at = 0; at < term.length; at++) {
    const code = term.codePointAt(at)!;
    if (code > 0xffff) at += 1;
    letters |= 1 << (code % LETTER_BITS);
    length += 1;
  }
  return (Math.min(LONGEST, length) << LETTER_BITS) | letters;
}

/** The same of a stretch of ASCII letters, lower-cased. */
export function asciiSignature(text: string, start: number, end: number): number {
  let letters = 0;
  for (let at = start; at < end; at++) letters |= 1 << ((text.charCodeAt(at) | 0x20) % LETTER_BITS);
  return (Math.min(LONGEST, end - start) << LETTER_BITS) | letters;
}

/** Whether terms with these signatures can lie within so many typing errors of each other. */
export function canBeWithin(errors: number, one: number, other: number): boolean {
  const lengths = (one >>> LETTER_BITS) - (other >>> LETTER_BITS);
  if (lengths > errors || lengths < -errors) return false;
  return countBits((one ^ other) & ((1 << LETTER_BITS) - 1)) <= 2 * errors;
}
