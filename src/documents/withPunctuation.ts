/** What the bytes 0x80 to 0x9F stand for (Encoding standard, index windows-1252). */
const WINDOWS_1252_ABOVE_80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** Node 20 reads Windows-1252 as Latin-1, which has control characters in place of its quotes, dashes and euro sign. */
export function withPunctuation(text: string): string {
  return text.replace(/[\u0080-\u009F]/g, (character) => WINDOWS_1252_ABOVE_80[character.charCodeAt(0) - 0x80]!);
}
